import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A program of others that looks at the tree as well. */
export type Tool = { readonly name: string; readonly command: string; readonly words: readonly string[] };
export type ToolResult = { readonly name: string; readonly ok: boolean; readonly said: string; readonly ms: number };

const COMPILERS = ['domain', 'server', 'pages', 'console'];

/** The longest first, so that the cores are busy to the end. */
export function toolsFor(root: string): readonly Tool[] {
  const has = (path: string) => existsSync(join(root, path));
  const loader = './src/platform/server/tsx-loader.ts';
  return [
    ...(has('src/app/floors.ts') && has(loader)
      ? [{ name: 'docs', command: 'node', words: ['--import', loader, 'tools/docs/docs.ts', '--check'] }]
      : []),
    { name: 'knip', command: 'knip', words: ['--no-progress'] },
    ...COMPILERS.map((name) => ({ name: `tsc ${name}`, command: 'tsc', words: ['-p', `tsconfig.${name}.json`] })),
    {
      name: 'oxlint',
      command: 'oxlint',
      words: ['--type-aware', '--deny-warnings', '--format=unix', 'src', 'test', 'tools', 'bench'],
    },
    { name: 'oxfmt', command: 'oxfmt', words: ['--check', '.'] },
  ];
}

/** Runs two at a time: most of them use more than one thread already. */
export async function runTools(root: string, tools: readonly Tool[]): Promise<readonly ToolResult[]> {
  const waiting = [...tools];
  const results: ToolResult[] = [];
  const work = async () => {
    for (let tool = waiting.shift(); tool; tool = waiting.shift()) results.push(await run(root, tool));
  };
  await Promise.all([work(), work()]);
  return tools.flatMap((tool) => results.find(({ name }) => name === tool.name) ?? []);
}

function run(root: string, tool: Tool): Promise<ToolResult> {
  const start = performance.now();
  const bin = join(root, 'node_modules', '.bin');
  const command = tool.command === 'node' ? process.execPath : join(bin, tool.command);
  return new Promise((resolve) => {
    const child = spawn(command, [...tool.words], {
      cwd: root,
      env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, NO_COLOR: '1' },
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const end = (ok: boolean) => resolve({ name: tool.name, ok, said: said.trim(), ms: performance.now() - start });
    child.on('error', (error) => {
      said += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}
