import type { ImportDefinition } from '../../../platform/server/sheets/import-definition.ts';
import type { SheetRow } from '../../../platform/server/sheets/sheet-row.ts';
import type { Reading } from '../domain/model.ts';
import { words } from '../messages/words.ts';

/** Above the headings of a ledger stand its title and who filled it in (DOC-07). */
const LOOKED_AT = 10;

export type Understood =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly missing: readonly string[] };

/** Headings are compared without case, spaces, marks and what stands in brackets: `手机号 *（必填）` is `手机号`. */
function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)|[\s*:"'_.-]/g, '');
}

/** The title over what is wrong in a sheet that we gave back; nobody has to take the column out again. */
export function isProblemHeading(heading: string): boolean {
  return heading === words['zh-CN'].problemColumn || heading === words.en.problemColumn;
}

/** Finds the row of headings among the first rows: the one that names the most columns, and all that are required. */
export function understand(definition: ImportDefinition, rows: readonly SheetRow[]): Understood {
  const names = new Map(
    definition.columns.flatMap(({ key, title, aliases = [] }) =>
      [title['zh-CN'], title.en, key, ...aliases].map((name) => [plain(name), key] as const),
    ),
  );
  const candidates = rows.slice(0, LOOKED_AT).map((row) => readHeadings(names, row));
  const best = candidates.toSorted((one, other) => count(other) - count(one))[0];
  const required = definition.columns.filter(({ isRequired }) => isRequired).map(({ key }) => key);
  const missing = required.filter((key) => best?.columnOf[key] === undefined);
  if (!best || missing.length > 0 || count(best) === 0) return { ok: false, missing };
  return { ok: true, reading: best };
}

function readHeadings(names: ReadonlyMap<string, string>, { no, cells }: SheetRow): Reading {
  const columnOf: Record<string, number> = {};
  for (const [index, heading] of cells.entries()) {
    const key = names.get(plain(heading));
    // Of two columns of one name the first counts; the other is shown among those left out.
    if (key !== undefined && columnOf[key] === undefined) columnOf[key] = index;
  }
  return { headingRowNo: no, headings: cells, columnOf };
}

function count({ columnOf }: Reading): number {
  return Object.keys(columnOf).length;
}

/** Headings of which nothing is made, in the order of the sheet. */
export function ignoredHeadings({ headings, columnOf }: Reading): string[] {
  const used = new Set(Object.values(columnOf));
  return headings.filter((heading, index) => heading !== '' && !used.has(index) && !isProblemHeading(heading));
}
