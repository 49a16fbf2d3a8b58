// npm start: installs what is missing, builds the console when it changed, and runs the server until it is told to end.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { buildConsole } from './console-build.mjs';
import { explainAndExit, findNode, install, ROOT, withNode } from './machine.mjs';

const SERVER = ['--import', './src/platform/server/tsx-loader.ts', '--import', './tools/end-with-parent.mjs'];

/** Runs `done` when the process that started us is gone; npm killed by kill -9 tells us nothing. */
function whenOrphaned(done) {
  // Only below npm: a start by hand may go on in the background after its shell has ended.
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) done();
  }, 1_000).unref();
}

function runServer(node) {
  // The fourth stream carries nothing: it closes when we die, and the server then ends itself.
  const child = spawn(node, [...SERVER, 'src/app/server.ts', ...process.argv.slice(2)], {
    cwd: ROOT,
    env: withNode(node),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  whenOrphaned(() => child.kill('SIGTERM'));
  child.on('error', explainAndExit);
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
  });
}

try {
  await install();
  const node = findNode();
  await buildConsole(node);
  runServer(node);
} catch (error) {
  explainAndExit(error);
}
