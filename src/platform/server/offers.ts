import type { Actor } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/decision.ts';
import type { CivilDate, Instant } from '../../kernel/days.ts';
import type { Locale, Words } from '../../kernel/words.ts';
import type { VouchedRows } from './chain/vouching.ts';
import type { Doing, Handler } from './handle.ts';
import type { Job } from './jobs.ts';
import type { SealedColumn } from './resealing.ts';
import type { PersonalData } from './personal-data.ts';
import type { Round } from './rounds.ts';
import type { ExportDefinition } from './sheets/export-definition.ts';
import type { ImportDefinition } from './sheets/import-definition.ts';
import type { Tx } from './transaction.ts';

/** A fact as stored: numbered without gaps per tenant in the order in which transactions committed. */
export type StoredFact = Fact & {
  readonly id: string;
  readonly position: number;
  readonly at: Instant;
  readonly actorId: string;
};

/**
 * Reacts to facts of lower floors (or, in a bridge, of neighbours). Called in order, exactly once in effect: its
 * writes and its cursor commit together. The facts it returns are stored in the name of `system:<listener>`.
 */
export type Listener = {
  readonly name: string;
  readonly to: readonly string[];
  readonly apply: (doing: Doing, fact: StoredFact) => Promise<readonly Fact[]>;
};

/** Which organisations and which civil days a figure is asked for. Both ends of the period count. */
export type FigureQuestion = {
  readonly organisationIds: readonly string[];
  readonly from: CivilDate;
  readonly to: CivilDate;
};

/**
 * One row behind a figure. `amount` is what it adds, so the rows sum to the figure. Rows never hold a name: a person
 * stands as `personId`, and only those with the right see who it is. `to` is the address of the thing in the console.
 */
export type FigureRow = {
  readonly id: string;
  readonly on: CivilDate;
  readonly amount: number;
  readonly label: string;
  readonly organisationId: string;
  readonly personId?: string;
  readonly to?: string;
};

/** A figure with its definition (口径, DOC-06), contributed by the capability that owns the rows. */
export type FigureDefinition = {
  readonly id: string;
  readonly words: Words<{ readonly name: string; readonly unit: string; readonly definition: string }>;
  /** The table that holds the rows, for the catalogue of figures. */
  readonly source: string;
  /** `minutes` are shown as hours with one decimal, counts as they are. */
  readonly kind: 'count' | 'minutes';
  readonly total: (tx: Tx, question: FigureQuestion) => Promise<number>;
  /** How many rows there are, where that is not the figure itself. The public sees this instead of the rows. */
  readonly count?: (tx: Tx, question: FigureQuestion) => Promise<number>;
  /** Rows in order of id, those after `after`, at most `limit`. */
  readonly rows: (
    tx: Tx,
    question: FigureQuestion,
    page: { readonly after: string | null; readonly limit: number },
  ) => Promise<readonly FigureRow[]>;
};

/** One thing that waits for somebody, for the console's first screen. `to` is an address within the console. */
export type DueItem = {
  readonly id: string;
  readonly tag: { readonly tone: 'open' | 'doing' | 'waiting' | 'done' | 'late'; readonly text: string };
  readonly title: string;
  readonly detail: string;
  readonly dueOn: CivilDate | null;
  readonly step: { readonly text: string; readonly to: string; readonly weight: 'main' | 'quiet' };
};

export type DueQuestion = { readonly tx: Tx; readonly actor: Actor; readonly now: Instant; readonly locale: Locale };

export type PersonPair = {
  readonly tx: Tx;
  readonly oneId: string;
  readonly otherId: string;
  readonly now: Instant;
};

/**
 * What of a capability hangs on persons. Shown before two records are said to be one person, and asked whether they
 * may be: the reason is a word of the refusals of `people.merge`.
 */
export type PersonTie = {
  readonly name: string;
  readonly words: Words<string>;
  readonly count: (tx: Tx, personIds: readonly string[], now: Instant) => Promise<ReadonlyMap<string, number>>;
  readonly keepsApart?: (pair: PersonPair) => Promise<string | undefined>;
  /** Whether these persons hold a right that is out of the caller's reach, so that he must not say who they are. */
  readonly isBeyond?: (question: PersonsAsked) => Promise<boolean>;
};

/** Who asks about which persons, at which moment. */
export type PersonsAsked = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly personIds: readonly string[];
  readonly now: Instant;
};

/** Sentences that the server itself says for a capability: why it refused, and what a fact means. */
export type Sentence = string | ((detail: Readonly<Record<string, string | number>>) => string);
export type ServerWords = {
  readonly name: string;
  readonly refusals: Readonly<Record<string, Sentence>>;
  readonly facts: Readonly<Record<string, string>>;
};

/** What one capability offers to the house; the table of contents in `app/floors.ts` gathers them. */
export type CapabilityOffer = {
  readonly name: string;
  readonly floor: 2 | 3 | 4 | 5;
  readonly words: Words<ServerWords>;
  readonly handlers: readonly Handler[];
  readonly listeners?: readonly Listener[];
  readonly figures?: readonly FigureDefinition[];
  readonly jobs?: readonly Job[];
  readonly rounds?: readonly Round[];
  readonly ties?: readonly PersonTie[];
  /** What is known here about persons, and what becomes of it when they leave (SEC-07). */
  readonly personalData?: PersonalData;
  /** Rows whose hashes stand in facts, so that nobody changes them without a trace. */
  readonly vouched?: readonly VouchedRows[];
  /** Every column in which sealed values stand, so that they can be sealed anew under another key. */
  readonly sealed?: readonly SealedColumn[];
  /** What can be imported from a sheet, and which long tables can be had as one; see `sheets/README.md`. */
  readonly imports?: readonly ImportDefinition[];
  readonly exports?: readonly ExportDefinition[];
  /** At most fifty items, the most urgent first. */
  readonly due?: (question: DueQuestion) => Promise<readonly DueItem[]>;
};

export type Offers = {
  readonly capabilities: readonly CapabilityOffer[];
  readonly bridges: readonly Listener[];
};
