import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { lineAt, scanSource, type Scan } from './scan.ts';

export type Import = {
  readonly from: string;
  readonly line: number;
  readonly typeOnly: boolean;
};

export type SourceFile = {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  /** Only of TypeScript and JavaScript. */
  readonly scan: Scan;
  readonly imports: readonly Import[];
};

/** The whole repository in memory, so that every rule is a function from text to findings. */
export type SourceTree = {
  readonly root: string;
  readonly files: ReadonlyMap<string, SourceFile>;
};

const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'data', 'test-results', 'results']);
const READ = /\.(ts|tsx|mjs|js|sql|md|css|json|html)$/;
const SCRIPT = /\.(ts|tsx|mjs|js)$/;
const NO_SCAN: Scan = { code: '', bones: '', strings: [] };

export function readTree(root: string): SourceTree {
  const paths = readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    return entry.isDirectory() ? pathsBelow(join(root, entry.name)) : [join(root, entry.name)];
  });
  const sources = paths.filter((path) => READ.test(path) && !path.endsWith('package-lock.json'));
  return makeTree(
    root,
    sources.map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? pathsBelow(path) : [path];
  });
}

export function makeTree(root: string, sources: readonly (readonly [path: string, text: string])[]): SourceTree {
  const files = sources.map(([path, text]) => makeFile(path, text));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { root, files: new Map(files.map((file) => [file.path, file])) };
}

function makeFile(path: string, text: string): SourceFile {
  const scan = SCRIPT.test(path) ? scanSource(text) : NO_SCAN;
  return { path, text, lines: text.split('\n'), scan, imports: SCRIPT.test(path) ? importsOf(text, scan) : [] };
}

const IMPORT = /\b(?:import|export)\b\s*(type\b(?!\s*,|\s+from\b))?([^;'"()=]*?)\bfrom\s*['"]/g;
const BARE_OR_DYNAMIC = /\bimport\s*\(?\s*['"]/g;

function importsOf(text: string, scan: Scan): readonly Import[] {
  const found: Import[] = [];
  for (const match of scan.bones.matchAll(IMPORT)) {
    const named = /^\s*\{([^}]*)\}\s*$/.exec(match[2] ?? '')?.[1];
    const names = named?.split(',').filter((name) => name.trim() !== '');
    const everyNameIsType = names !== undefined && names.length > 0 && names.every((name) => /^\s*type\s/.test(name));
    found.push(importAt(text, match, match[1] !== undefined || everyNameIsType));
  }
  for (const match of scan.bones.matchAll(BARE_OR_DYNAMIC)) found.push(importAt(text, match, false));
  return found.sort((a, b) => a.line - b.line);
}

function importAt(text: string, match: RegExpExecArray, typeOnly: boolean): Import {
  const start = match.index + match[0].length;
  const quote = text[start - 1] ?? "'";
  return { from: text.slice(start, text.indexOf(quote, start)), line: lineAt(text, start), typeOnly };
}

/** Where a relative import leads, from the root; undefined for packages. */
export function importedPath(file: SourceFile, from: string): string | undefined {
  if (!from.startsWith('.')) return undefined;
  const parts = file.path.split('/').slice(0, -1);
  for (const part of (from.split('?')[0] ?? from).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

export function isTest(path: string): boolean {
  return /\.(test|fixture)\.tsx?$/.test(path);
}

/** Source that plants violations on purpose is left out of the rules that read content. */
export function isPlanted(path: string): boolean {
  return path.startsWith('tools/check/') && (isTest(path) || path.startsWith('tools/check/planted'));
}

export function filesOf(tree: SourceTree, pattern: RegExp): readonly SourceFile[] {
  return [...tree.files.values()].filter((file) => pattern.test(file.path));
}
