import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { FONT_FILES } from './fonts.ts';
import type { Printed, Sheet } from './press.ts';

/**
 * The process in which pages are set. It is given an empty folder as its whole world: a template can read nothing but
 * the data that came with it.
 */
const world = mkdtempSync(join(tmpdir(), 'tongxin-press-'));
process.on('exit', () => rmSync(world, { recursive: true, force: true }));
process.on('disconnect', () => process.exit(0));

const compiler = NodeCompiler.create({
  workspace: world,
  fontArgs: [{ fontBlobs: FONT_FILES.map((path) => readFileSync(path)) }],
});

function set({ id, template, data }: Sheet): Printed {
  compiler.mapShadow(join(world, 'data.json'), Buffer.from(JSON.stringify(data)));
  const compiled = compiler.compile({ mainFileContent: template });
  const document = compiled.result;
  if (!document) {
    const said = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    return { id, trouble: `The template does not set: ${JSON.stringify(said).slice(0, 2_000)}` };
  }
  const pdf = new Uint8Array(compiler.pdf(document));
  // What was remembered of these pages helps no others.
  compiler.evictCache(0);
  return { id, pdf };
}

process.on('message', (sheet: Sheet) => {
  let printed: Printed;
  try {
    printed = set(sheet);
  } catch (error) {
    printed = { id: sheet.id, trouble: String(error) };
  }
  process.send?.(printed);
});
