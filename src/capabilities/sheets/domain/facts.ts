import type { Fact } from '../../../kernel/decision.ts';
import type { SheetImport } from './model.ts';

type Named =
  | 'sheets.import-started'
  | 'sheets.import-read'
  | 'sheets.import-unreadable'
  | 'sheets.import-confirmed'
  | 'sheets.import-discarded'
  | 'sheets.import-written'
  | 'sheets.import-undo-begun'
  | 'sheets.import-undone'
  | 'sheets.import-rows-cleared';

/** Facts tell kind and numbers, never the name of a file: people put names of people into those. */
function importFact(name: Named, { id, kind }: SheetImport, detail: Fact['detail'] = {}): Fact {
  return { name, subject: { kind: 'sheet-import', id }, detail: { kind, ...detail } };
}

export const importStarted = (one: SheetImport): Fact => importFact('sheets.import-started', one);
export const importRead = (one: SheetImport): Fact =>
  importFact('sheets.import-read', one, { rows: one.rowCount, wrong: one.wrongCount });
export const importUnreadable = (one: SheetImport): Fact =>
  importFact('sheets.import-unreadable', one, { code: one.trouble?.code ?? '' });
export const importConfirmed = (one: SheetImport): Fact =>
  importFact('sheets.import-confirmed', one, { rows: one.rowCount - one.wrongCount, leftOut: one.wrongCount });
export const importDiscarded = (one: SheetImport, why: 'by-sender' | 'expired'): Fact =>
  importFact('sheets.import-discarded', one, { why });
export const importWritten = (one: SheetImport): Fact =>
  importFact('sheets.import-written', one, { rows: one.writtenCount, leftOut: one.wrongCount });
export const importUndoBegun = (one: SheetImport): Fact =>
  importFact('sheets.import-undo-begun', one, { rows: one.writtenCount });
export const importUndone = (one: SheetImport): Fact =>
  importFact('sheets.import-undone', one, { rows: one.undoneCount, kept: one.keptCount });
export const importRowsCleared = (one: SheetImport): Fact => importFact('sheets.import-rows-cleared', one);
