import type { Words } from '../../../kernel/words.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type {
  CheckContext,
  ImportColumn,
  ImportDefinition,
  ImportedRow,
  RowProblem,
  RowWritten,
} from '../../../platform/server/sheets/import-definition.ts';
import { OrganisationKind } from '../domain/model.ts';
import {
  organisationColumns,
  readOrganisationRow,
  type OrganisationColumn,
  type OrganisationRow,
} from '../domain/organisation-row.ts';
import { mayAdd } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import { addOne } from './adding.ts';
import { resolveNamed, type Meant } from './named-organisations.ts';
import { listByCodes, listTwins } from './store-sheet.ts';
import { undoRows } from './taking-back.ts';

const inBoth = (say: (t: (typeof words)['en']) => string): Words<string> => ({
  'zh-CN': say(words['zh-CN']),
  en: say(words.en),
});

const required: readonly OrganisationColumn[] = ['parent', 'kind', 'name', 'regionCode'];

const columns: readonly ImportColumn[] = organisationColumns.map((key) => ({
  key,
  title: inBoth((t) => t.sheets.columns[key]),
  hint: inBoth((t) => t.sheets.hints[key]),
  isRequired: required.includes(key),
  ...(key === 'creditCode' ? {} : { example: inBoth((t) => t.sheets.examples[key]) }),
}));

const kindByWord = new Map(
  OrganisationKind.options.flatMap((kind) =>
    [kind, words['zh-CN'].kinds[kind], words.en.kinds[kind].toLowerCase()].map((word) => [word, kind] as const),
  ),
);

type Rows = readonly ImportedRow<OrganisationRow>[];

function namesIn(rows: Rows): string[] {
  return rows.flatMap(({ row }) => [row.parent, ...(row.host === null ? [] : [row.host])]);
}

/** What is wrong with the one named in a column: nobody of that name, several, or one that comes too late. */
function nameProblem(column: 'parent' | 'host', meant: Meant, ownNo: number, sheetNo?: number): RowProblem[] {
  if (typeof meant !== 'string') return [];
  if (sheetNo === undefined || meant === 'ambiguous') return [{ column, code: `${column}-${meant}` }];
  return sheetNo < ownNo ? [] : [{ column, code: 'parent-further-down', detail: { row: sheetNo } }];
}

async function check(
  { tx, actor, findInSheet }: CheckContext,
  rows: Rows,
): Promise<ReadonlyMap<number, readonly RowProblem[]>> {
  const named = await resolveNamed(tx, namesIn(rows));
  const inSheet = await findInSheet(namesIn(rows));
  const parentOf = (row: OrganisationRow) => {
    const meant = named(row.parent);
    return typeof meant === 'string' ? undefined : meant.found;
  };
  const pairs = rows.flatMap(({ row }) => {
    const parent = parentOf(row);
    return parent ? [{ parentId: parent.id, name: row.name }] : [];
  });
  const twins = await listTwins(tx, pairs);
  const bearers = await listByCodes(
    tx,
    rows.flatMap(({ row }) => row.creditCode ?? []),
  );
  const seen = new Set<string>();
  return new Map(
    rows.map(({ rowNo, row }) => {
      const parent = parentOf(row);
      const problems = nameProblem('parent', named(row.parent), rowNo, inSheet.get(row.parent));
      if (row.host !== null) problems.push(...nameProblem('host', named(row.host), rowNo, inSheet.get(row.host)));
      if (parent && !mayAdd(actor, parent)) problems.push({ column: 'parent', code: 'parent-not-yours' });
      if (parent && twins.has(`${parent.id} ${row.name}`)) problems.push({ column: 'name', code: 'name-already-used' });
      const isTaken = row.creditCode !== null && (bearers.has(row.creditCode) || seen.has(row.creditCode));
      if (isTaken) problems.push({ column: 'creditCode', code: 'credit-code-taken' });
      if (row.creditCode !== null) seen.add(row.creditCode);
      return [rowNo, problems] as const;
    }),
  );
}

const fieldColumns: Readonly<Record<string, OrganisationColumn>> = {
  parentId: 'parent',
  hostOrganisationId: 'host',
  creditCode: 'creditCode',
  name: 'name',
};

/** One after the other, for a row may stand below one further up. */
async function write(doing: Doing, rows: Rows): Promise<readonly RowWritten[]> {
  const written: RowWritten[] = [];
  for (const { row } of rows) written.push(await writeRow(doing, row));
  return written;
}

async function writeRow(doing: Doing, { parent, host, ...draft }: OrganisationRow): Promise<RowWritten> {
  const named = await resolveNamed(doing.tx, host === null ? [parent] : [parent, host]);
  const above = named(parent);
  if (typeof above === 'string') return { ok: false, problems: [{ column: 'parent', code: `parent-${above}` }] };
  const home = host === null ? null : named(host);
  if (typeof home === 'string') return { ok: false, problems: [{ column: 'host', code: `host-${home}` }] };
  const ids = { id: doing.newId(), parentId: above.found.id, hostOrganisationId: home?.found.id ?? null };
  const decision = await addOne(doing, { ...draft, ...ids }, { isFromSheet: true });
  if (decision.ok) return { ok: true, token: { organisationId: ids.id }, facts: decision.facts };
  const column = fieldColumns[decision.field ?? ''] ?? null;
  return { ok: false, problems: [{ column, code: decision.refusal }] };
}

/** A sheet of organisations. It only makes new ones, so taking it back has nothing to put right in others. */
export const organisationsImport: ImportDefinition<OrganisationRow> = {
  name: 'organisations.organisations',
  audience: ['coordinator'],
  words: {
    'zh-CN': words['zh-CN'].sheets,
    en: words.en.sheets,
  },
  columns,
  readRow: (cells) => readOrganisationRow(cells, (word) => kindByWord.get(word) ?? kindByWord.get(word.toLowerCase())),
  keyOf: (row) => row.name,
  check,
  write,
  undo: undoRows,
};
