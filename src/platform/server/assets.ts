import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'oxc-transform';

export type Asset = {
  readonly body: string;
  readonly type: string;
  /** The address names the content, so the answer may be kept for ever. */
  readonly immutable: true;
};

/** What pages carry besides their HTML, under addresses that change with the content. */
export type Assets = {
  /** The address of `pages.css`, `mark.svg` or an island (`send-once.js`). Throws when there is no such asset. */
  readonly url: (name: string) => string;
  readonly find: (path: string) => Asset | undefined;
};

const PAGES_FOLDER = fileURLToPath(new URL('../pages/', import.meta.url));
/** The order of the stylesheets: what comes later may refine what came before. */
const STYLES = ['base', 'layout', 'text', 'papers', 'thread', 'coverage', 'forms', 'table', 'print'];

/** Reads, strips and names all assets of the pages. Done once at start; afterwards everything is in memory. */
export function makeAssets(): Assets {
  const urls = new Map<string, string>();
  const assets = new Map<string, Asset>();
  const add = (name: string, type: string, body: string) => {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
    const url = `/assets/${name.replace(/(\.\w+)$/, `.${hash}$1`)}`;
    urls.set(name, url);
    assets.set(url, { body, type, immutable: true });
  };
  add('pages.css', 'text/css; charset=utf-8', STYLES.map((style) => readStyle(style)).join(''));
  add('mark.svg', 'image/svg+xml', readFileSync(`${PAGES_FOLDER}mark.svg`, 'utf8'));
  for (const file of readdirSync(`${PAGES_FOLDER}islands`)) {
    if (file.endsWith('.ts') && !file.endsWith('.test.ts')) {
      add(file.replace(/\.ts$/, '.js'), 'text/javascript; charset=utf-8', readIsland(file));
    }
  }
  return {
    url(name) {
      const url = urls.get(name);
      if (url === undefined) throw new Error(`there is no asset ${name}`);
      return url;
    },
    find: (path) => assets.get(path),
  };
}

function readStyle(name: string): string {
  const text = readFileSync(`${PAGES_FOLDER}styles/${name}.css`, 'utf8');
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n')
    .replace(/\n+/g, '\n');
}

/** An island is plain TypeScript without imports, so taking the types away leaves what browsers run. */
function readIsland(file: string): string {
  const source = readFileSync(`${PAGES_FOLDER}islands/${file}`, 'utf8');
  const { code, errors } = transformSync(file, source, { lang: 'ts', sourceType: 'module', target: 'es2020' });
  const [error] = errors;
  if (error) throw new SyntaxError(`${file}: ${error.message}`);
  return code.replace(/^\s*(\/\*\*[\s\S]*?\*\/|\/\/.*)\n/gm, '').replace(/^\s+/gm, '');
}
