import { civilDateOf } from '../../../kernel/days.ts';
import type { Locale, Words } from '../../../kernel/words.ts';
import type {
  ExportContext,
  ExportDefinition,
  SheetColumn,
} from '../../../platform/server/sheets/export-definition.ts';
import { regionState } from '../domain/regions.ts';
import { words } from '../messages/words.ts';
import { namesOf } from './present.ts';
import { listEditions } from './store-regions.ts';
import { listSheetPage, type SheetOrganisation } from './store-sheet.ts';

export type TableRow = SheetOrganisation & {
  readonly parentName: string;
  readonly hostName: string;
  readonly regionName: string;
  readonly mergedInto: string;
};

/** The columns that the import understands come first, under the same headings. */
export function tableColumns(locale: Locale): readonly SheetColumn<TableRow>[] {
  const t = words[locale];
  const says = t.sheets.columns;
  return [
    { title: says.parent, value: (row) => row.parentName, width: 30 },
    { title: says.kind, value: (row) => t.kinds[row.kind], width: 14 },
    { title: says.name, value: (row) => row.name, width: 36 },
    { title: says.shortName, value: (row) => row.shortName, width: 16 },
    { title: says.host, value: (row) => row.hostName, width: 30 },
    { title: says.regionCode, value: (row) => row.regionCode, width: 14 },
    { title: says.creditCode, value: (row) => row.creditCode, width: 22 },
    { title: says.regionName, value: (row) => row.regionName, width: 14 },
    { title: says.formerNames, value: (row) => row.otherNames.join(' / '), width: 30 },
    { title: says.mergedInto, value: (row) => row.mergedInto, width: 30 },
  ];
}

/** Parents stand before those below them. */
export async function tablePage(
  { tx, now }: Pick<ExportContext, 'tx' | 'now'>,
  after: TableRow | null,
  limit: number,
): Promise<readonly TableRow[]> {
  const found = await listSheetPage(tx, after, limit);
  const ids = found.flatMap((each) => [each.parentId, each.hostOrganisationId, each.mergedIntoId]);
  const nameOf = await namesOf(
    tx,
    ids.filter((id) => id !== null),
  );
  const codes = found.map(({ regionCode }) => regionCode);
  const editions = await listEditions(tx, codes);
  const nameOrNothing = (id: string | null) => (id === null ? '' : nameOf(id).name);
  return found.map((each) => ({
    ...each,
    parentName: nameOrNothing(each.parentId),
    hostName: nameOrNothing(each.hostOrganisationId),
    mergedInto: nameOrNothing(each.mergedIntoId),
    regionName: regionState(editions, each.regionCode, civilDateOf(now)).name ?? '',
  }));
}

const exportWords: Words<{ title: string; lede: string }> = {
  'zh-CN': { title: words['zh-CN'].sheets.title, lede: words['zh-CN'].sheets.exportLede },
  en: { title: words.en.sheets.title, lede: words.en.sheets.exportLede },
};

/** The same table for places that have more organisations than one answer holds. */
export const organisationsExport: ExportDefinition<TableRow> = {
  name: 'organisations.organisations',
  audience: ['coordinator', 'clerk', 'auditor', 'system-administrator'],
  words: exportWords,
  columns: tableColumns,
  page: tablePage,
};
