import { z } from 'zod';
import type { Instant } from '../../../kernel/days.ts';

export const ExportFormat = z.enum(['csv', 'xlsx', 'jsonl']);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const ExportState = z.enum(['making', 'ready', 'expired']);
export type ExportState = z.infer<typeof ExportState>;

/** Entries of the record as a file, asked for by one auditor for one reason. */
export type RecordExport = {
  readonly id: string;
  readonly format: ExportFormat;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly state: ExportState;
  readonly rowCount: number;
  readonly isCut: boolean;
  readonly expiresAt: Instant | null;
};

export const EXPORT_LIMITS = {
  /** How long an export can be fetched. */
  days: 7,
  /** How often. */
  downloads: 5,
  rows: 100_000,
  rowsAtOnce: 500,
  /** How long the address of a download is good for. */
  downloadMinutes: 10,
  /** How many one auditor may have at a time. */
  open: 10,
} as const;

/** By what an export is known on paper: its day and the end of its id. */
export function exportNumber({ id, askedAt }: Pick<RecordExport, 'id' | 'askedAt'>): string {
  return `R${askedAt.slice(0, 10).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`;
}
