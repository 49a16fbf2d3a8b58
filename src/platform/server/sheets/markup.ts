/** What is told of markup as it is read, tag by tag. Names come without their prefix. */
export type MarkupHandlers = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

const COMMENT = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>/;
const VERBATIM = /<!\[CDATA\[([\s\S]*?)\]\]>/;
const TAG = /<(\/?)([^\s<>/"'=]+)((?:"[^"]*"|'[^']*'|[^"'<>])*)>/;
const TOKEN = new RegExp(`${COMMENT.source}|${VERBATIM.source}|${TAG.source}|([^<]+)`, 'g');
const ATTRIBUTE = /([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LAST_CODE_POINT = 0x10ffff;

/** Markup that is none. */
export class MarkupError extends Error {}

/**
 * Reads the plain XML that workbooks are made of. It knows no document types, so there are no entities to grow, and
 * it fetches nothing. The text may be a piece of a document as long as it ends between two tokens.
 */
export function readMarkup(markup: string, handlers: MarkupHandlers): void {
  TOKEN.lastIndex = 0;
  for (let at = 0; at < markup.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(markup);
    if (!token || token.index !== at) {
      TOKEN.lastIndex = 0;
      throw new MarkupError(`There is no markup at ${at}.`);
    }
    const [, verbatim, slash, name, attributes = '', text] = token;
    if (text !== undefined) handlers.text?.(decoded(text));
    else if (verbatim !== undefined) handlers.text?.(verbatim);
    else if (name !== undefined) tellTag(handlers, name.slice(name.indexOf(':') + 1), slash === '/', attributes);
  }
}

function tellTag(handlers: MarkupHandlers, name: string, isClosing: boolean, attributes: string): void {
  if (isClosing) {
    handlers.close?.(name);
    return;
  }
  handlers.open(name, attributesOf(attributes));
  if (attributes.endsWith('/')) handlers.close?.(name);
}

const NONE: Readonly<Record<string, string>> = {};

function attributesOf(text: string): Readonly<Record<string, string>> {
  if (text.length < 3) return NONE;
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [, name = '', quoted, single] of text.matchAll(ATTRIBUTE)) found[name] = decoded(quoted ?? single ?? '');
  return found;
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(ENTITY, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole;
  });
}

export type MarkupElement = {
  readonly name: string;
  readonly within: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/** The elements of a small document in their order, each with the name of the one it lies in. */
export function listElements(document: string): readonly MarkupElement[] {
  const elements: MarkupElement[] = [];
  const path: string[] = [];
  readMarkup(document.replace(/^\uFEFF/, ''), {
    open(name, attributes) {
      elements.push({ name, within: path.at(-1) ?? '', attributes });
      path.push(name);
    },
    close: () => void path.pop(),
  });
  return elements;
}

/** Signs that XML cannot hold are written `_x0007_` in a workbook (ECMA-376, 22.4.2.4). */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
