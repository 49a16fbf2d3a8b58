import { civilDateOf } from '../../../../kernel/days.ts';
import { answerSheet } from '../../../../platform/server/sheets/answer-sheet.ts';
import { exportOrganisations as contract } from '../../contract/sheet.ts';
import { regionState } from '../../domain/regions.ts';
import { words } from '../../messages/words.ts';
import { namesOf } from '../present.ts';
import { listEditions } from '../store-regions.ts';
import { listSheetPage, type SheetOrganisation } from '../store-sheet.ts';

type Row = SheetOrganisation & {
  readonly parentName: string;
  readonly hostName: string;
  readonly regionName: string;
  readonly mergedInto: string;
};

/** The columns that the import understands come first, under the same headings. */
export const exportOrganisations = answerSheet(contract, async ({ tx, input, locale, now }) => {
  const t = words[locale];
  const says = t.sheets.columns;
  const today = civilDateOf(now);
  return {
    name: t.sheets.title,
    format: input.format,
    columns: [
      { title: says.parent, value: (row: Row) => row.parentName, width: 30 },
      { title: says.kind, value: (row: Row) => t.kinds[row.kind], width: 14 },
      { title: says.name, value: (row: Row) => row.name, width: 36 },
      { title: says.shortName, value: (row: Row) => row.shortName, width: 16 },
      { title: says.host, value: (row: Row) => row.hostName, width: 30 },
      { title: says.regionCode, value: (row: Row) => row.regionCode, width: 14 },
      { title: says.creditCode, value: (row: Row) => row.creditCode, width: 22 },
      { title: says.regionName, value: (row: Row) => row.regionName, width: 14 },
      { title: says.formerNames, value: (row: Row) => row.otherNames.join(' / '), width: 30 },
      { title: says.mergedInto, value: (row: Row) => row.mergedInto, width: 30 },
    ],
    page: async (after: Row | null, limit: number) => {
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
        regionName: regionState(editions, each.regionCode, today).name ?? '',
      }));
    },
  };
});
