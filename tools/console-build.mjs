// Builds the console when what it is made of has changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, tellIfLong, withNode } from './machine.mjs';

const MARK = join(ROOT, 'dist', 'console', '.built');

/** Node 20 knows no glob, so the few places are written out. */
function listSources() {
  const capabilities = join('src', 'capabilities');
  const rooms = existsSync(join(ROOT, capabilities))
    ? readdirSync(join(ROOT, capabilities)).flatMap((name) =>
        ['console', 'contract.ts', 'contract', 'messages', 'domain'].map((room) => join(capabilities, name, room)),
      )
    : [];
  return [
    'package-lock.json',
    'vite.config.ts',
    'tsconfig.base.json',
    'tsconfig.console.json',
    join('src', 'app', 'index.html'),
    join('src', 'app', 'console.tsx'),
    join('src', 'app', 'console-doors.ts'),
    join('src', 'kernel'),
    join('src', 'platform', 'console'),
    join('src', 'platform', 'pages', 'styles', 'thread.css'),
    ...rooms,
  ];
}

function listFiles(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

function hashSources() {
  const hash = createHash('sha256');
  for (const path of listSources().flatMap(listFiles)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Returns whether the console is there and up to date. A failed build is told and does not stop the public pages. */
export async function buildConsole(node) {
  if (!existsSync(join(ROOT, 'vite.config.ts'))) return false;
  const hash = hashSources();
  if (existsSync(MARK) && readFileSync(MARK, 'utf8').trim() === hash) return true;
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await tellIfLong('Building the console', () =>
    run(node, [vite, 'build', '--logLevel', 'warn'], { env: withNode(node) }),
  );
  if (code !== 0) {
    process.stderr.write(`The console could not be built; the pages work without it.\n${output.trim()}\n`);
    return false;
  }
  writeFileSync(MARK, `${hash}\n`);
  return true;
}
