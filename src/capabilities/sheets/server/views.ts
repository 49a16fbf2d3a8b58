import type { z } from 'zod';
import type { Instant } from '../../../kernel/days.ts';
import type { Locale } from '../../../kernel/words.ts';
import { troubleWords, type SheetTrouble } from '../../../platform/server/sheets/trouble-words.ts';
import type * as contract from '../contract.ts';
import { rightCount, type SheetImport, type Trouble } from '../domain/model.ts';
import { keptUntil } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import { ignoredHeadings } from './headings.ts';
import { columnTitle, kindOf, problemSentence, type Kind } from './kinds.ts';
import type { KeptRow } from './store-rows.ts';
import { cellsByColumn } from './understand-row.ts';

export function kindView({ definition }: Kind, locale: Locale): contract.ImportKind {
  const { title, lede } = definition.words[locale];
  return {
    kind: definition.name,
    title,
    lede,
    canUndo: definition.undo !== undefined,
    columns: definition.columns.map(({ key, title, hint, isRequired }) => ({
      key,
      title: title[locale],
      hint: hint[locale],
      isRequired: isRequired === true,
    })),
  };
}

export function cardView(one: SheetImport, locale: Locale): contract.ImportCard {
  return { ...one, rightCount: rightCount(one), title: kindOf(one.kind).definition.words[locale].title };
}

export function importView(
  one: SheetImport,
  sameSentAt: Instant | undefined,
  locale: Locale,
): z.input<typeof contract.getImport.output> {
  const kind = kindOf(one.kind);
  return {
    ...cardView(one, locale),
    trouble: one.trouble && troubleSentence(kind, one.trouble, locale),
    ignoredHeadings: one.reading ? ignoredHeadings(one.reading) : [],
    columns: columnsShown(kind, one).map((key) => ({
      key,
      title: columnTitle(kind, key, locale),
      heading: one.reading?.headings[one.reading.columnOf[key] ?? -1] ?? '',
    })),
    canUndo: kind.definition.undo !== undefined,
    keptUntil: keptUntil(one),
    isCleared: one.clearedAt !== null,
    sameSentAt: sameSentAt ?? null,
    isChecking: one.state === 'reading' && one.isReadWhole,
  };
}

/** The columns of the definition that the sheet has. */
function columnsShown({ definition }: Kind, { reading }: SheetImport): string[] {
  return definition.columns.map(({ key }) => key).filter((key) => reading?.columnOf[key] !== undefined);
}

function troubleSentence(kind: Kind, trouble: Trouble, locale: Locale): string {
  const says = words[locale];
  const titles = trouble.columns.map((key) => columnTitle(kind, key, locale));
  if (trouble.code === 'columns-missing') return says.columnsMissing(titles);
  if (trouble.code === 'no-rows') return says.noRows;
  return troubleWords[locale][trouble.code as SheetTrouble];
}

export function rowView(one: SheetImport, row: KeptRow, locale: Locale): contract.ImportRow {
  const kind = kindOf(one.kind);
  const { reading } = one;
  if (!reading) throw new Error('There are no rows before the headings were understood.');
  const cells = cellsByColumn(kind.definition, reading, row.cells);
  const masks = new Map(kind.definition.columns.map(({ key, mask }) => [key, mask]));
  return {
    rowNo: row.rowNo,
    state: row.state,
    cells: columnsShown(kind, one).map((key) => {
      const text = cells[key] ?? '';
      return text === '' ? '' : (masks.get(key)?.(text) ?? text);
    }),
    problems: row.problems.map((problem) => ({
      column: problem.column && columnTitle(kind, problem.column, locale),
      sentence: problemSentence(kind, problem, locale),
    })),
  };
}

/** All that is wrong with a row in one text, for the column in the sheet that goes back. */
export function problemText(one: SheetImport, row: KeptRow, locale: Locale): string {
  const kind = kindOf(one.kind);
  return row.problems
    .map((problem) => {
      const sentence = problemSentence(kind, problem, locale);
      return problem.column === null
        ? sentence
        : words[locale].inColumn(columnTitle(kind, problem.column, locale), sentence);
    })
    .join('\n');
}
