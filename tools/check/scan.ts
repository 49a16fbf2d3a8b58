/**
 * A reading of TypeScript that is just deep enough for the house rules: it tells code, comments and text apart. It
 * never has to understand a program, so it is quick and needs no compiler; strings end at their line's end at the
 * latest, so that a lone apostrophe in JSX spoils one line and not the file.
 */
export type Piece = { readonly text: string; readonly line: number };

export type Scan = {
  /** The source with comments blanked out: same length, same lines. */
  readonly code: string;
  /** The source with comments and the insides of strings blanked out. */
  readonly bones: string;
  /** The insides of strings and templates, without what is interpolated. */
  readonly strings: readonly Piece[];
};

const REGEX_MAY_FOLLOW = /(^|[(,=:[!&|?{};+>]|\breturn|\bcase)\s*$/;

export function scanSource(source: string): Scan {
  const scanner = new Scanner(source);
  scanner.readCode(0, false);
  return { code: scanner.code.join(''), bones: scanner.bones.join(''), strings: scanner.strings };
}

class Scanner {
  readonly code: string[];
  readonly bones: string[];
  readonly strings: Piece[] = [];
  private readonly source: string;
  private line = 1;

  constructor(source: string) {
    this.source = source;
    this.code = source.split('');
    this.bones = source.split('');
  }

  /** Reads code up to the end, or up to the brace that closes an interpolation. Returns where it stopped. */
  readCode(from: number, inTemplate: boolean): number {
    let at = from;
    let depth = 0;
    while (at < this.source.length) {
      const char = this.source[at] ?? '';
      if (inTemplate && char === '}' && depth === 0) return at;
      if (char === '{') depth += 1;
      if (char === '}') depth -= 1;
      at = this.step(at, char);
    }
    return at;
  }

  private step(at: number, char: string): number {
    if (char === '\n') this.line += 1;
    if (this.source.startsWith('//', at)) return this.blankTo(at, this.endOfLine(at));
    if (this.source.startsWith('/*', at)) return this.blankComment(at);
    if (char === "'" || char === '"') return this.readString(at, char);
    if (char === '`') return this.readTemplate(at);
    if (char === '/' && this.regexMayStart(at)) return this.readRegex(at);
    return at + 1;
  }

  private endOfLine(at: number): number {
    const end = this.source.indexOf('\n', at);
    return end === -1 ? this.source.length : end;
  }

  private regexMayStart(at: number): boolean {
    return REGEX_MAY_FOLLOW.test(this.source.slice(Math.max(0, at - 12), at));
  }

  private blankComment(at: number): number {
    const end = this.source.indexOf('*/', at + 2);
    return this.blankTo(at, end === -1 ? this.source.length : end + 2);
  }

  private blankTo(from: number, to: number): number {
    for (let at = from; at < to; at += 1) this.blank(at, true);
    return to;
  }

  private blank(at: number, alsoInCode: boolean): void {
    if (this.source[at] === '\n') {
      if (alsoInCode) this.line += 1;
      return;
    }
    this.bones[at] = ' ';
    if (alsoInCode) this.code[at] = ' ';
  }

  private readString(from: number, quote: string): number {
    let at = from + 1;
    while (at < this.source.length && this.source[at] !== quote && this.source[at] !== '\n') {
      this.blank(at, false);
      if (this.source[at] === '\\') this.blank((at += 1), false);
      at += 1;
    }
    this.strings.push({ text: this.source.slice(from + 1, at), line: this.line });
    return this.source[at] === quote ? at + 1 : at;
  }

  private readRegex(from: number): number {
    const end = this.endOfLine(from);
    let inClass = false;
    for (let at = from + 1; at < end; at += 1) {
      const char = this.source[at];
      if (char === '\\') at += 1;
      else if (char === '[') inClass = true;
      else if (char === ']') inClass = false;
      else if (char === '/' && !inClass) return at + 1;
    }
    return from + 1;
  }

  private readTemplate(from: number): number {
    const startLine = this.line;
    let text = '';
    let at = from + 1;
    while (at < this.source.length && this.source[at] !== '`') {
      if (this.source.startsWith('${', at)) {
        at = this.readCode(at + 2, true) + 1;
        text += '\u0000';
        continue;
      }
      if (this.source[at] === '\n') this.line += 1;
      text += this.source[at];
      this.blank(at, false);
      at += this.source[at] === '\\' ? 2 : 1;
    }
    this.strings.push({ text, line: startLine });
    return at + 1;
  }
}

/** The text between a bracket and its partner, brackets included. `bones` must have its strings blanked. */
export function bracketed(bones: string, from: number): string {
  const open = bones[from] ?? '';
  const close = { '(': ')', '{': '}', '[': ']' }[open];
  let depth = 0;
  for (let at = from; at < bones.length; at += 1) {
    if (bones[at] === open) depth += 1;
    if (bones[at] === close) depth -= 1;
    if (depth === 0) return bones.slice(from, at + 1);
  }
  return bones.slice(from);
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
