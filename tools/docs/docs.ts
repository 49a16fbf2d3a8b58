import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Offers } from '../../src/platform/server/offers.ts';
import { loadHouse } from '../check/house.ts';
import { readTree } from '../check/tree.ts';
import { generate, stale } from './generate.ts';
import type { PageEntry } from './source.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Writes docs/generated from what the house offers; with `--check` only says which documents are stale. The pages
 * are `.tsx`, so it is started with the loader: `node --import ./src/platform/server/tsx-loader.ts tools/docs/docs.ts`.
 */
async function main(isCheck: boolean): Promise<boolean> {
  const floors = await loadFloors();
  if (!floors) return false;
  const house = await loadHouse(readTree(root));
  const workflows = house.capabilities.flatMap((capability) =>
    capability.workflows.map((workflow) => ({ capability: capability.name, workflow })),
  );
  const documents = generate({ offers: floors.offers, pages: floors.pages, workflows });
  const offered = new Set(
    floors.offers.capabilities.flatMap(({ handlers }) => handlers.map(({ route }) => route.name)),
  );
  const unanswered = house.capabilities.flatMap(({ routes }) => routes.filter(({ route }) => !offered.has(route.name)));
  for (const { file, route } of unanswered) {
    say(`${file}:1: ${route.name} is promised and nobody answers. Offer its handler in server/index.ts, or drop it.`);
  }
  const old = stale(documents, (path) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined,
  );
  for (const path of old) {
    if (isCheck) say(`${path}:1: does not say what the source says. Run npm run docs and commit what it writes.`);
    else write(path, documents.get(path) ?? '');
  }
  return isCheck ? old.length === 0 && unanswered.length === 0 : true;
}

type Floors = { readonly offers: Offers; readonly pages: readonly PageEntry[] };

async function loadFloors(): Promise<Floors | undefined> {
  try {
    return (await import(pathToFileURL(join(root, 'src/app/floors.ts')).href)) as Floors;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    say(`src/app/floors.ts:1: could not be loaded: ${reason.replaceAll(root, '')}. Documents are made from it.`);
    return undefined;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  say(`wrote ${path}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exitCode = (await main(process.argv.includes('--check'))) ? 0 : 1;
