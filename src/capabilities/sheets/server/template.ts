import { writeXlsx } from 'hucre/xlsx';
import type { Locale } from '../../../kernel/words.ts';
import type { FileAnswer } from '../../../platform/server/handle.ts';
import { SHEET_TYPES } from '../../../platform/server/sheets/answer-sheet.ts';
import type { ImportDefinition } from '../../../platform/server/sheets/import-definition.ts';
import { words } from '../messages/words.ts';

const HEADING = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F3EEE6' } },
} as const;
const WRAPPED = { alignment: { wrapText: true, vertical: 'top' } } as const;

/** An empty sheet with the headings, all cells as text so that numbers keep their digits, and one that explains it. */
export async function makeTemplate(definition: ImportDefinition, locale: Locale): Promise<FileAnswer> {
  const says = words[locale];
  const { title } = definition.words[locale];
  const bytes = await writeXlsx({
    sheets: [
      {
        name: title,
        freezePane: { rows: 1 },
        columns: definition.columns.map(() => ({ width: 20, numFmt: '@' })),
        rows: [definition.columns.map((column) => column.title[locale])],
        cells: new Map(
          definition.columns.map((column, index) => [`0,${index}`, { value: column.title[locale], style: HEADING }]),
        ),
      },
      {
        name: says.templateHelp,
        columns: [{ width: 20 }, { width: 10 }, { width: 60, style: WRAPPED }, { width: 30, style: WRAPPED }],
        rows: [
          [says.templateColumn, says.templateRequired, says.templateHint, says.templateExample],
          ...definition.columns.map((column) => [
            column.title[locale],
            column.isRequired ? says.yes : '',
            column.hint[locale],
            column.example?.[locale] ?? '',
          ]),
        ],
      },
    ],
  });
  return { name: `${says.templateName(title)}.xlsx`, type: SHEET_TYPES.xlsx, bytes: new Uint8Array(bytes) };
}
