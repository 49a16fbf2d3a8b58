import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Context, Hono } from 'hono';
import type { Http, HttpParts } from './context.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** The built console's files. They carry a hash in their names, so they may be kept for good. */
export function mountConsoleAssets(app: Hono<Http>, parts: HttpParts): void {
  app.get('/console-assets/*', async (c) => {
    const name = normalize(c.req.path.slice('/console-assets/'.length));
    if (name.startsWith('..') || name.startsWith(sep)) return c.notFound();
    const type = types[extname(name)];
    if (!type) return c.notFound();
    try {
      const bytes = await readFile(join(parts.consoleFolder, 'console-assets', name));
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
      });
    } catch {
      return c.notFound();
    }
  });
}

/** The console itself, for those who are signed in. */
export function mountConsole(app: Hono<Http>, parts: HttpParts): void {
  let index: string | undefined;
  const show = (c: Context<Http>) => {
    const { slug, name } = c.get('place');
    const path = c.req.path;
    if (c.get('actor').kind !== 'person') {
      return c.redirect(`/${slug}/sign-in?next=${encodeURIComponent(path.slice(path.indexOf('/', 1)))}`);
    }
    index ??= readFileSync(join(parts.consoleFolder, 'index.html'), 'utf8');
    const told = { NONCE: c.get('nonce'), NOW: c.get('now'), PLACE_NAME: name[c.get('locale')] };
    return c.html(index.replaceAll(/__(NONCE|NOW|PLACE_NAME)__/g, (_, key: keyof typeof told) => escaped(told[key])));
  };
  app.get('/:place/console', show);
  app.get('/:place/console/*', show);
}

/** What the server writes into the document stands between quotes there. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
