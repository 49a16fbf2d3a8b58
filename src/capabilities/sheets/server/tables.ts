import type { Grant } from '../../../kernel/actor.ts';
import type { RowProblem, RowToken } from '../../../platform/server/sheets/import-definition.ts';
import type { SheetFormat } from '../../../kernel/sheet-format.ts';
import type { Locale } from '../../../kernel/words.ts';
import type { ExportState } from '../domain/export-model.ts';
import type { ImportState, Reading, RowState, Trouble } from '../domain/model.ts';

/** As the driver gives it; `jsonb` comes parsed. */
export type ImportTableRow = {
  id: string;
  kind: string;
  upload_id: string;
  file_name: string;
  file_kind: 'xlsx' | 'csv';
  sha256: string;
  sent_by: string;
  grants: Grant[];
  state: ImportState;
  trouble: Trouble | null;
  reading: Reading | null;
  is_read_whole: boolean;
  cursor: number;
  row_count: number;
  wrong_count: number;
  written_count: number;
  undone_count: number;
  kept_count: number;
  sent_at: string;
  changed_at: string;
  cleared_at: string | null;
};

export type RowTableRow = {
  row_no: number;
  state: RowState;
  cells_sealed: string;
  key_index: string | null;
  problems: RowProblem[];
  token: RowToken | null;
};

export type ExportTableRow = {
  id: string;
  kind: string;
  format: SheetFormat;
  locale: Locale;
  asked_by: string;
  grants: Grant[];
  state: ExportState;
  row_count: number;
  size_bytes: number;
  asked_at: string;
  expires_at: string;
};
