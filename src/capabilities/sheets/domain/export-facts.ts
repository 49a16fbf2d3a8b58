import type { Fact } from '../../../kernel/decision.ts';
import type { SheetExport } from './export-model.ts';

type Named = 'sheets.export-asked' | 'sheets.export-written' | 'sheets.export-expired';

function exportFact(name: Named, { id, kind }: SheetExport, detail: Fact['detail'] = {}): Fact {
  return { name, subject: { kind: 'sheet-export', id }, detail: { kind, ...detail } };
}

export const exportAsked = (one: SheetExport): Fact => exportFact('sheets.export-asked', one, { format: one.format });
export const exportWritten = (one: SheetExport): Fact =>
  exportFact('sheets.export-written', one, { rows: one.rowCount, sizeBytes: one.sizeBytes });
export const exportExpired = (one: SheetExport): Fact => exportFact('sheets.export-expired', one);
