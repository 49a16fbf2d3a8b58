import type { Words } from '../../../kernel/words.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { ExportDefinition } from '../../../platform/server/sheets/export-definition.ts';
import type {
  CheckContext,
  ImportColumn,
  ImportDefinition,
  ImportedRow,
  RowProblem,
  RowWritten,
} from '../../../platform/server/sheets/import-definition.ts';
import { resolveNamed } from '../../organisations/server/door.ts';
import type { PersonRow } from '../contract.ts';
import { maskName, maskPhone } from '../domain/model.ts';
import { maskPaper, PaperKind, Sex } from '../domain/papers.ts';
import * as sheet from '../domain/person-row.ts';
import { KEEPERS, LOOKERS } from '../domain/policy.ts';
import { ServiceCategory } from '../domain/record.ts';
import { words } from '../messages/words.ts';
import { enterOne } from './entering.ts';
import { asRows } from './present.ts';
import { withinReach } from './reach.ts';
import { listIdsWithin, listRecords, listTaken } from './store-records.ts';
import { undoRows } from './taking-back.ts';

const inBoth = (say: (t: (typeof words)['en']) => string): Words<string> => ({
  'zh-CN': say(words['zh-CN']),
  en: say(words.en),
});

const required: readonly sheet.PersonColumn[] = ['name', 'organisation', 'consentReference'];
const masks: Partial<Record<sheet.PersonColumn, (text: string) => string>> = {
  name: maskName,
  phone: maskPhone,
  paperNumber: maskPaper,
  birthOn: (text) => text.slice(0, 4),
};

const columns: readonly ImportColumn[] = sheet.personColumns.map((key) => ({
  key,
  title: inBoth((t) => t.sheets.columns[key]),
  hint: inBoth((t) => t.sheets.hints[key]),
  isRequired: required.includes(key),
  ...(masks[key] ? { mask: masks[key] } : {}),
}));

function meaningIn<Value extends string>(
  values: readonly Value[],
  labels: (t: (typeof words)['en']) => Record<Value, string>,
) {
  const known = new Map<string, Value>();
  for (const value of values) {
    for (const t of Object.values(words)) known.set(labels(t)[value].toLowerCase(), value);
    known.set(value, value);
  }
  return (word: string) => known.get(word.toLowerCase());
}

const rowWords: sheet.RowWords = {
  paperKind: meaningIn(PaperKind.options, (t) => t.paperKinds),
  sex: meaningIn(Sex.options, (t) => t.sex),
  category: meaningIn(ServiceCategory.options, (t) => t.categories),
};

type Rows = readonly ImportedRow<sheet.PersonSheetRow>[];

async function check({ tx, actor }: CheckContext, rows: Rows): Promise<ReadonlyMap<number, readonly RowProblem[]>> {
  const named = await resolveNamed(
    tx,
    rows.map(({ row }) => row.organisation),
  );
  const within = new Set((await withinReach(tx, actor, KEEPERS)).organisationIds);
  const taken = await listTaken(
    tx,
    rows.map(({ row }) => row),
  );
  return new Map(
    rows.map(({ rowNo, row }) => {
      const meant = named(row.organisation);
      const problems: RowProblem[] = [];
      if (typeof meant === 'string') problems.push({ column: 'organisation', code: `organisation-${meant}` });
      else if (!within.has(meant.found.id)) problems.push({ column: 'organisation', code: 'organisation-not-yours' });
      if (taken.hasPhone(row)) problems.push({ column: 'phone', code: 'phone-already-registered' });
      if (taken.hasPaper(row)) problems.push({ column: 'paperNumber', code: 'paper-already-registered' });
      return [rowNo, problems] as const;
    }),
  );
}

const columnOfField: Readonly<Record<string, sheet.PersonColumn>> = {
  organisationId: 'organisation',
  phone: 'phone',
  birthOn: 'birthOn',
  sex: 'sex',
  'paper.number': 'paperNumber',
};

/** One after the other: each is entered as it would be by hand, by the person who confirmed. */
async function write(doing: Doing, rows: Rows): Promise<readonly RowWritten[]> {
  const named = await resolveNamed(
    doing.tx,
    rows.map(({ row }) => row.organisation),
  );
  const written: RowWritten[] = [];
  for (const { row } of rows) {
    const { organisation, ...values } = row;
    const meant = named(organisation);
    if (typeof meant === 'string') {
      written.push({ ok: false, problems: [{ column: 'organisation', code: `organisation-${meant}` }] });
      continue;
    }
    const id = doing.newId();
    const wanted = { ...values, id, organisationId: meant.found.id, guardian: null };
    const entered = await enterOne(doing, wanted, { isFromSheet: true });
    const column = entered.ok ? null : (columnOfField[entered.field ?? ''] ?? null);
    written.push(
      entered.ok
        ? { ok: true, token: { personId: id }, facts: entered.facts }
        : { ok: false, problems: [{ column, code: entered.refusal, detail: entered.detail ?? {} }] },
    );
  }
  return written;
}

/** A sheet of people. It only enters new ones, so taking it back has nothing to put right in others. */
export const peopleImport: ImportDefinition<sheet.PersonSheetRow> = {
  name: 'people.people',
  audience: [...KEEPERS],
  words: { 'zh-CN': words['zh-CN'].sheets, en: words.en.sheets },
  columns,
  readRow: (cells, { today }) => sheet.readPersonRow(cells, rowWords, today),
  keyOf: sheet.keyOfPersonRow,
  check,
  write,
  undo: undoRows,
};

/** Everybody within reach, masked: who needs a value whole looks at the record and says why. */
export const peopleExport: ExportDefinition<PersonRow> = {
  name: 'people.people',
  audience: [...LOOKERS],
  words: {
    'zh-CN': { title: words['zh-CN'].sheets.title, lede: words['zh-CN'].sheets.exportLede },
    en: { title: words.en.sheets.title, lede: words.en.sheets.exportLede },
  },
  columns(locale) {
    const t = words[locale];
    return [
      { title: t.fields.name, value: (row) => row.maskedName, width: 10 },
      { title: t.fields.volunteerNo, value: (row) => row.volunteerNo, width: 16 },
      { title: t.fields.phone, value: (row) => row.maskedPhone, width: 16 },
      { title: t.fields.organisation, value: (row) => row.organisationName, width: 30 },
      { title: t.console.under18, value: (row) => (row.isUnder18 ? t.console.memberYes : null), width: 10 },
    ];
  },
  async page({ tx, actor, now }, after, limit) {
    const within = await withinReach(tx, actor, LOOKERS);
    const ids = await listIdsWithin(tx, within, { organisationId: null, after: after?.id ?? null, limit });
    return asRows(tx, await listRecords(tx, ids), now);
  },
};
