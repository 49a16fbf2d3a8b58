import type { CivilDate, Instant } from '../../kernel/days.ts';
import type { Fact } from '../../kernel/decision.ts';
import type { Locale, Words } from '../../kernel/words.ts';
import type { Doing } from './handle.ts';
import type { Place } from './place.ts';
import type { Tx } from './transaction.ts';

/** About whom it is asked: all the ids under which things of one person hang. */
export type PersonalQuestion = {
  readonly tx: Tx;
  readonly place: Place;
  readonly personIds: readonly string[];
  readonly now: Instant;
  readonly locale: Locale;
};

/** A table of what a capability knows about somebody, in words that the person reads and may save. */
export type PersonalSection = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

/**
 * What becomes of a kind of record when its person closes the account: it is deleted; it stays without the person; or
 * it is locked, which means that it is stored because the law asks for it and is shown no more (SEC-07).
 */
export type Fate = 'deleted' | 'anonymised' | 'locked';

export type PersonalRecords = {
  readonly name: string;
  readonly words: Words<{ readonly title: string; readonly why: string }>;
  readonly fate: Fate;
  readonly count: (question: PersonalQuestion) => Promise<number>;
  /** The day until which it must be kept; null when the law names none. Only for what is locked. */
  readonly lockedUntil?: (question: PersonalQuestion) => Promise<CivilDate | null>;
};

/** What a capability that keeps rows about persons says of them, gives out to them and does when they go. */
export type PersonalData = {
  readonly records: readonly PersonalRecords[];
  readonly tell: (question: PersonalQuestion) => Promise<readonly PersonalSection[]>;
  /** Deletes and takes the person away from the rest. Called once; what is locked needs nothing done here. */
  readonly erase?: (doing: Doing, personIds: readonly string[]) => Promise<readonly Fact[]>;
  /** Why the person cannot go yet, as a sentence: a role held, a place in an activity. */
  readonly holdsBack?: (question: PersonalQuestion) => Promise<string | undefined>;
};
