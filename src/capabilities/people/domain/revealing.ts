import { z } from 'zod';
import { addMinutes, civilDateOf, type Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { privateTextIn } from '../../../kernel/private-text.ts';
import { ADULT_AGE, isUnder } from './ages.ts';
import { valueRevealed } from './facts.ts';
import type { PersonRecord } from './record.ts';

export const RevealedValue = z.enum(['name', 'telephone', 'paper', 'birth-date', 'guardian-telephone']);
export type RevealedValue = z.infer<typeof RevealedValue>;

/** How long what was asked for can be read; then it is asked for again, with a reason. */
export const READABLE_MINUTES = 2;
/** More than this in an hour is no longer a look at a record, it is a list. */
export const MOST_AN_HOUR = 30;

/** A look at one value of one person, kept for good; the value itself is not in it. */
export type Reveal = {
  readonly id: string;
  readonly personId: string;
  readonly what: RevealedValue;
  readonly reason: string;
  readonly revealedBy: string;
  readonly revealedAt: Instant;
  readonly isMinor: boolean;
  /** The approved request that opened a minor's data (SEC-03), opaque here. */
  readonly approvalId: string | null;
};

export type RevealRefusal = 'minor-needs-approval' | 'too-many-reveals' | 'reason-holds-private-text' | 'not-known';

/**
 * Decides whether a value is opened. Of minors nothing is, unless another person has approved it (SEC-03); `hasValue`
 * says whether there is anything to open.
 */
export function reveal(
  person: PersonRecord,
  wanted: Omit<Reveal, 'isMinor' | 'personId'>,
  { inLastHour, hasValue }: { readonly inLastHour: number; readonly hasValue: boolean },
): Decision<Reveal, RevealRefusal> {
  if (privateTextIn(wanted.reason)) return refuse('reason-holds-private-text', { field: 'reason' });
  const isMinor = isUnder(ADULT_AGE, person.birthOn, civilDateOf(wanted.revealedAt));
  if (isMinor && wanted.approvalId === null) return refuse('minor-needs-approval');
  if (inLastHour >= MOST_AN_HOUR) return refuse('too-many-reveals');
  if (!hasValue) return refuse('not-known', { field: 'what' });
  const made: Reveal = { ...wanted, personId: person.id, isMinor };
  const { id: revealId, what, reason, approvalId } = made;
  return allow(made, valueRevealed(person.id, { revealId, what, reason, approvalId }));
}

/** Only who asked reads it, and soon. */
export function isReadable(kept: Reveal, actorId: string, now: Instant): boolean {
  return kept.revealedBy === actorId && now <= addMinutes(kept.revealedAt, READABLE_MINUTES);
}
