// npm run dev: like npm start, and starts the server again whenever a file of it changes.
import { spawn } from 'node:child_process';
import { buildConsole } from './console-build.mjs';
import { explainAndExit, findNode, install, ROOT, withNode } from './machine.mjs';

try {
  await install();
  const node = findNode();
  await buildConsole(node);
  const child = spawn(node, ['--watch', '--import', './src/platform/server/tsx-loader.ts', 'src/app/server.ts'], {
    cwd: ROOT,
    env: withNode(node),
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  explainAndExit(error);
}
