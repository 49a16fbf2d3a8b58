// npm test: installs what is missing, then runs every kind of check, one after the other, and adds up what passed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildConsole } from './console-build.mjs';
import { explainAndExit, findNode, install, ROOT, run, tellIfLong, withNode } from './machine.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** The last one draws PDF files as pictures: text can be read out of a certificate that prints blank. */
const BROWSER_PACKAGES = ['chromium', 'fonts-noto-cjk', 'poppler-utils'];

function isOnPath(program, asked = '--version') {
  return spawnSync(program, [asked], { stdio: 'ignore' }).status === 0;
}

/** Chinese text without a font is drawn as boxes, and pictures of it prove nothing. */
function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

/** Returns undefined when all are there, else the sentence that says what is missing. */
async function preparePrograms() {
  const isReady = () => BROWSERS.some((name) => isOnPath(name)) && hasChineseFont() && isOnPath('pdftoppm', '-v');
  if (isReady()) return undefined;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && isOnPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await tellIfLong('Installing chromium, a Chinese font and a reader of PDF files', async () => {
      await run('apt-get', ['update', '-q'], { env });
      await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...BROWSER_PACKAGES, 'fontconfig'], {
        env,
      });
    });
    if (isReady()) return undefined;
  }
  return `The tests need chromium, a Chinese font and pdftoppm: apt-get install -y ${BROWSER_PACKAGES.join(' ')}`;
}

/** Shows everything the program says, as it says it. */
function runShown(node, args, env = {}) {
  return new Promise((done) => {
    const stdio = ['ignore', 'inherit', 'inherit'];
    const child = spawn(node, args, { cwd: ROOT, env: { ...withNode(node), ...env }, stdio });
    child.on('error', () => done(127));
    child.on('close', (code) => done(code ?? 1));
  });
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A run that failed without a failed test, such as a file that does not load, still counts as one failure. */
function withFailure(code, { passed, failed }) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function runVitest(node, folder, project) {
  const report = join(folder, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const code = await runShown(node, [vitest, 'run', '--project', project, ...reporters]);
  const json = readJson(report);
  // A file that does not load holds no test that could fail: it counts as one.
  const notLoaded = (json?.testResults ?? []).filter((file) => {
    return file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed');
  });
  const failed = (json?.numFailedTests ?? 0) + notLoaded.length;
  return withFailure(code, { passed: json?.numPassedTests ?? 0, failed });
}

async function runPlaywright(node, folder, missing) {
  if (!existsSync(join(ROOT, 'playwright.config.ts'))) {
    process.stdout.write('There is no playwright.config.ts.\n');
    return { passed: 0, failed: 1 };
  }
  if (missing) return { passed: 0, failed: 1 };
  if (!(await buildConsole(node))) {
    process.stdout.write('Without the console there is nothing to walk through.\n');
    return { passed: 0, failed: 1 };
  }
  const report = join(folder, 'browser.json');
  const playwright = join('node_modules', '@playwright', 'test', 'cli.js');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await runShown(node, [playwright, 'test', '--reporter=list,json'], env);
  const stats = readJson(report)?.stats;
  return withFailure(code, {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
  });
}

async function runCheck(node) {
  const code = await runShown(node, [join('tools', 'check', 'check.ts')]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** All parts run even when an early one fails: one look shows everything there is to repair. */
async function runAll(node, folder) {
  const missing = await preparePrograms();
  if (missing) process.stdout.write(`${missing}\n`);
  const parts = [
    { name: 'check', run: () => runCheck(node) },
    { name: 'pure', run: () => runVitest(node, folder, 'pure') },
    { name: 'town', run: () => runVitest(node, folder, 'town') },
    { name: 'browser', run: () => runPlaywright(node, folder, missing) },
  ];
  const results = [];
  for (const part of parts) {
    process.stdout.write(`\n=== ${part.name} ===\n`);
    const started = Date.now();
    const counts = await part.run();
    results.push({ name: part.name, ...counts, seconds: (Date.now() - started) / 1000 });
  }
  return results;
}

function printTable(results) {
  process.stdout.write(
    `\n${'part'.padEnd(10)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'seconds'.padStart(10)}\n`,
  );
  for (const { name, passed, failed, seconds } of results) {
    const numbers = `${String(passed).padStart(8)}${String(failed).padStart(8)}${seconds.toFixed(1).padStart(10)}`;
    process.stdout.write(`${name.padEnd(10)}${numbers}\n`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'tongxin-results-'));
try {
  await install();
  const results = await runAll(findNode(), folder);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  printTable(results);
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
} catch (error) {
  explainAndExit(error);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
