import type { PersonalSection } from '../../../platform/server/personal-data.ts';
import { guardFormula } from '../../../platform/server/sheets/formula-guard.ts';
import { makeZip, type ZipFile } from './zip.ts';

type Told = {
  readonly title: string;
  readonly madeAt: string;
  readonly locale: string;
  readonly sections: readonly PersonalSection[];
};

const BYTE_ORDER_MARK = '\uFEFF';

/** One file with everything: a page to read, a table for each section, JSON for other programs (SEC-04). */
export function makeOwnFile(told: Told): Uint8Array<ArrayBuffer> {
  const text = (name: string, content: string): ZipFile => ({ name, bytes: new TextEncoder().encode(content) });
  return makeZip([
    text('index.html', pageOf(told)),
    text('data.json', `${JSON.stringify({ madeAt: told.madeAt, sections: told.sections }, null, 2)}\n`),
    ...told.sections.map((section, index) =>
      text(
        `${String(index + 1).padStart(2, '0')}-${section.title.replaceAll(/[\\/:*?"<>|]/g, '_')}.csv`,
        csvOf(section),
      ),
    ),
  ]);
}

/** With the mark that tells programs of the desk that it is UTF-8 (DOC-07). */
export function csvOf({ columns, rows }: PersonalSection): string {
  const cell = (value: string | number | null) => {
    const text = typeof value === 'string' ? guardFormula(value) : String(value ?? '');
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return BYTE_ORDER_MARK + [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

function escaped(value: string | number | null): string {
  return String(value ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function pageOf({ title, madeAt, locale, sections }: Told): string {
  const cells = (tag: string, row: readonly (string | number | null)[]) =>
    `<tr>${row.map((value) => `<${tag}>${escaped(value)}</${tag}>`).join('')}</tr>`;
  const tables = sections.map(
    (section) =>
      `<h2>${escaped(section.title)}</h2><table><thead>${cells('th', section.columns)}</thead>` +
      `<tbody>${section.rows.map((row) => cells('td', row)).join('')}</tbody></table>`,
  );
  return (
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>` +
    'body{font:16px/1.6 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}' +
    'table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3rem .6rem;text-align:left}' +
    `</style></head><body><h1>${escaped(title)}</h1><p>${escaped(madeAt)}</p>${tables.join('')}</body></html>\n`
  );
}
