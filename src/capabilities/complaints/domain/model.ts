import { z } from 'zod';
import type { CivilDate, Instant } from '../../../kernel/days.ts';

export const ComplaintKind = z.enum(['complaint', 'suggestion', 'privacy']);
export type ComplaintKind = z.infer<typeof ComplaintKind>;

export const ComplaintState = z.enum(['received', 'in-hand', 'answered', 'closed', 'reopened']);
export type ComplaintState = z.infer<typeof ComplaintState>;

export const ComplaintAction = z.enum(['take-in-hand', 'answer', 'close', 'reopen']);
export type ComplaintAction = z.infer<typeof ComplaintAction>;

/** Who takes a step: those who handle complaints, or whoever holds the code given to the sender. */
export type ComplaintParty = 'handler' | 'sender';

/**
 * What the sender keeps to read the answer: ten signs of which none looks like another. Typed in small letters, or
 * with blanks and dashes between, it is the same code.
 */
export const LookupCode = z
  .string()
  .max(30)
  .transform((text) => text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[2-9A-HJ-NP-Z]{10}$/));
export const LOOKUP_SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export const ComplaintNumber = z
  .string()
  .max(20)
  .transform((text) => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase())
  .pipe(z.string().regex(/^TS-\d{4}-\d{4,6}$/));

export function numberOf(year: number, count: number): string {
  return `TS-${year}-${String(count).padStart(4, '0')}`;
}

export type ComplaintStep = {
  readonly id: string;
  readonly action: ComplaintAction;
  readonly at: Instant;
  /** Null when the sender took it. */
  readonly personId: string | null;
  /** The answer, or why the sender came back. */
  readonly text: string | null;
};

export type Complaint = {
  readonly id: string;
  readonly number: string;
  readonly kind: ComplaintKind;
  readonly state: ComplaintState;
  readonly text: string;
  readonly contact: string | null;
  readonly fromPath: string | null;
  readonly receivedAt: Instant;
  readonly dueOn: CivilDate;
  readonly reopenedAt: Instant | null;
};

export type NewComplaint = Pick<Complaint, 'id' | 'kind' | 'text' | 'contact' | 'fromPath'>;
