// What the commands need to know of the machine: packages, a Node that runs the product, and how to tell of long work.
// Plain JavaScript for Node 20, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));

const NEEDED_NODE = 24;
const LOCKFILE = join(ROOT, 'package-lock.json');
const INSTALLED_MARK = join(ROOT, 'node_modules', '.tongxin-lock');

/** A failure that a sentence explains; no stack is shown. */
export class Stop extends Error {}

/**
 * Tells of work only when it takes more than two seconds, and then again every five, so that nobody wonders whether
 * anything still happens.
 */
export async function tellIfLong(sentence, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  let told = false;
  const tell = () => {
    told = true;
    process.stdout.write(`  ${sentence} … ${seconds()} s\n`);
  };
  const first = setTimeout(tell, 2_000);
  const again = setInterval(tell, 5_000);
  try {
    const result = await work();
    if (told) process.stdout.write(`  ${sentence}: done in ${seconds()} s\n`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
}

/** Runs a program to its end and keeps what it said. `show` lets it write to the terminal instead. */
export function run(command, args, { env = process.env, show = false, shell = false } = {}) {
  return new Promise((done) => {
    const stdio = ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'];
    const child = spawn(command, args, { cwd: ROOT, env, stdio, shell });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output = (output + text).slice(-20_000);
      });
    }
    child.on('error', (error) => done({ code: 127, output: error.message }));
    child.on('close', (code, signal) => done({ code: code ?? (signal ? 128 : 1), output }));
  });
}

function hashLockfile() {
  return createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex');
}

/** Optional packages of other machines are left out; one made for this machine must not be. */
function mayBeMissing(entry) {
  const isForHere = entry.os?.includes(process.platform) && entry.cpu?.includes(process.arch) && !entry.libc;
  return entry.optional === true && !isForHere;
}

/** Without our own mark, npm's record of what it installed is compared with the lockfile, package by package. */
function isSameAsRecord() {
  try {
    const wanted = JSON.parse(readFileSync(LOCKFILE, 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(ROOT, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '') return true;
      const found = present[path];
      return found === undefined ? mayBeMissing(entry) : found.version === entry.version;
    });
  } catch {
    return false;
  }
}

function isInstalled() {
  if (!existsSync(join(ROOT, 'node_modules'))) return false;
  if (existsSync(INSTALLED_MARK)) return readFileSync(INSTALLED_MARK, 'utf8').trim() === hashLockfile();
  if (!isSameAsRecord()) return false;
  markInstalled();
  return true;
}

function markInstalled() {
  try {
    writeFileSync(INSTALLED_MARK, `${hashLockfile()}\n`);
  } catch {
    // Installed by another user, and only theirs to mark: the next start compares again, which takes a blink.
  }
}

/** The path without our own node_modules: npm deletes that folder, so it must not run from it. */
function pathOutside() {
  const ours = join(ROOT, 'node_modules');
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(ours))
    .join(delimiter);
}

/** npm would empty the folder behind the link, which belongs to another checkout. */
function refuseLink() {
  const folder = join(ROOT, 'node_modules');
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Stop(`${folder} is a link and does not hold what the lockfile asks for. Remove the link and start again.`);
}

/** Installs exactly what the lockfile says, when it is not installed yet. */
export async function install() {
  if (isInstalled()) return;
  refuseLink();
  // Engine warnings are npm speaking of the machine's Node; ours comes with the packages. No package's script runs.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...process.env, PATH: pathOutside() };
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = await tellIfLong('Installing packages (about half a minute)', () =>
    run(npm, args, { env, shell: process.platform === 'win32' }),
  );
  if (code !== 0) {
    throw new Stop(
      `The packages could not be installed (npm ci ended with ${code}). ` +
        `It needs the npm registry and a writable folder ${ROOT}.\n${output.trim()}`,
    );
  }
  markInstalled();
}

function isNewEnough(version) {
  return Number(version.replace(/^v/, '').split('.')[0]) >= NEEDED_NODE;
}

/** A Node of version 24 or newer: the one that runs this, else the one among the packages. */
export function findNode() {
  if (isNewEnough(process.version)) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const path = join(ROOT, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  const version = stdout?.trim() ?? '';
  if (isNewEnough(version)) return path;
  throw new Stop(
    `Tongxin needs Node ${NEEDED_NODE} or newer. This machine has ${process.version}, and the one that comes with ` +
      `the packages (${name}) ${version ? `is ${version}` : 'does not run here'}. Install Node ${NEEDED_NODE} from ` +
      'https://nodejs.org and start again.',
  );
}

/** The environment for programs among our packages: they, too, must run on the new Node. */
export function withNode(node) {
  const bin = join(ROOT, 'node_modules', '.bin');
  const path = [bin, join(node, '..'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path };
}

/** Ends the command with a sentence for what we foresaw, with the whole story for what we did not. */
export function explainAndExit(error) {
  process.stderr.write(`${error instanceof Stop ? error.message : (error.stack ?? String(error))}\n`);
  process.exit(1);
}
