import { answerSheet } from '../../../../platform/server/sheets/answer-sheet.ts';
import { exportOrganisations as contract } from '../../contract/sheet.ts';
import { words } from '../../messages/words.ts';
import { tableColumns, tablePage, type TableRow } from '../sheet-table.ts';

/** Up to some thousand at once; `organisationsExport` writes longer tables into a file. */
export const exportOrganisations = answerSheet(contract, async ({ tx, input, locale, now }) => ({
  name: words[locale].sheets.title,
  format: input.format,
  columns: tableColumns(locale),
  page: (after: TableRow | null, limit: number) => tablePage({ tx, now }, after, limit),
}));
