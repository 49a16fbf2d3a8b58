/**
 * Texts that a spreadsheet program would take for a formula (OWASP, CSV injection; DOC-07). The wide signs are taken
 * for formulas by programs set to Chinese or Japanese. Apostrophes before them count, so that guarding is reversible.
 */
const FORMULA = /^[\s']*[=+\-@|＝＋－＠]|^'*[\t\r\n\0]/u;

/** Puts an apostrophe before a text that would be a formula, so that it stays text wherever the file is opened. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Takes off what `guardFormula` put on; every other text stays as it is. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
