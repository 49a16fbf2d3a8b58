import { z } from 'zod';
import type { Grant } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { SheetFormat } from '../../../kernel/sheet-format.ts';
import type { Locale } from '../../../kernel/words.ts';

export const ExportState = z.enum(['waiting', 'ready', 'expired']);
export type ExportState = z.infer<typeof ExportState>;

/** A long table that is written into a file, for one person and one day. */
export type SheetExport = {
  readonly id: string;
  /** The definition it follows, e.g. `people.volunteers`. */
  readonly kind: string;
  readonly format: SheetFormat;
  readonly locale: Locale;
  readonly askedBy: string;
  /** What was held by the person when asking; decides which rows there are. */
  readonly grants: readonly Grant[];
  readonly state: ExportState;
  readonly rowCount: number;
  readonly sizeBytes: number;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
};

/** Every table taken out is a copy of personal data, so it lies here no longer than needed. */
export const EXPORT_KEPT_MINUTES = 1_440;
export const MOST_EXPORTS_WAITING = 3;
