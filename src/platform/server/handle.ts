import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import type { InputOf, RefusalOf, Route } from '../../kernel/contract.ts';
import type { Decision, Refused } from '../../kernel/decision.ts';
import type { Instant } from '../../kernel/days.ts';
import type { Locale } from '../../kernel/words.ts';
import type { Offers } from './offers.ts';
import type { Place } from './place.ts';
import type { Tx } from './transaction.ts';

type AnyRoute = Route<z.ZodObject, z.ZodType, string>;

/** What every handler and every door is given: who acts, when, where, and in which transaction. */
export type Doing = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly place: Place;
  readonly now: Instant;
  readonly newId: () => string;
};

export type Call<R extends AnyRoute> = Doing & {
  readonly input: InputOf<R>;
  readonly locale: Locale;
  /** What all capabilities contribute: figures, due items. Only floor 5 should need it. */
  readonly offers: Offers;
  readonly caller: Caller;
};

/** What the transport knows of the caller. */
export type Caller = {
  /** For rate limits only; never stored. */
  readonly clientAddress: string;
  readonly setCookie: (header: string) => void;
  readonly cookie?: (name: string) => string | undefined;
  /** Only the kind of device is ever taken from it. */
  readonly userAgent?: string;
};

type NamedFile = { readonly name: string; readonly type: string };
/** A file that is in hand, or one that lies on the disk and is removed once it was sent, unless it is kept. */
export type FileAnswer =
  | (NamedFile & { readonly bytes: Uint8Array<ArrayBuffer> })
  | (NamedFile & { readonly path: string; readonly isKept?: true });

export type WriteHandler = {
  readonly kind: 'write';
  readonly route: AnyRoute;
  readonly run: (call: Call<AnyRoute>) => Promise<Decision<unknown, string>>;
};
export type BatchHandler = {
  readonly kind: 'batch';
  readonly route: AnyRoute;
  readonly keyOf: (input: unknown) => string;
  readonly run: (calls: readonly Call<AnyRoute>[]) => Promise<readonly Decision<unknown, string>[]>;
};
export type ReadHandler = {
  readonly kind: 'read';
  readonly route: AnyRoute;
  readonly run: (call: Call<AnyRoute>) => Promise<unknown>;
};
export type FileHandler = {
  readonly kind: 'file';
  readonly route: AnyRoute;
  readonly run: (call: Call<AnyRoute>) => Promise<FileAnswer | Refused<string>>;
};
export type Handler = WriteHandler | BatchHandler | ReadHandler | FileHandler;

/** A write: returns a decision whose facts are stored in the same transaction. Allowed without a fact is an error. */
export function handle<R extends AnyRoute>(
  route: R,
  run: (call: Call<R>) => Promise<Decision<z.input<R['output']>, RefusalOf<R>>>,
): WriteHandler {
  return { kind: 'write', route, run: run as WriteHandler['run'] };
}

/**
 * A write under rush: calls with the same key gather while one batch of that key is in flight, then arrive together,
 * in arrival order and in one transaction; answer each in the same order. Without load every batch holds one call
 * and nothing waits. If the batch throws, its halves are tried again, so one bad call spoils only itself.
 */
export function batch<R extends AnyRoute>(
  route: R,
  by: (input: InputOf<R>) => string,
  run: (calls: readonly Call<R>[]) => Promise<readonly Decision<z.input<R['output']>, RefusalOf<R>>[]>,
): BatchHandler {
  return { kind: 'batch', route, keyOf: by as BatchHandler['keyOf'], run: run as unknown as BatchHandler['run'] };
}

/** A read: returns what the contract promises, or a refusal made with `refuse`. Runs in a read-only transaction. */
export function answer<R extends AnyRoute>(
  route: R,
  run: (call: Call<R>) => Promise<z.input<R['output']> | Refused<RefusalOf<R>>>,
): ReadHandler {
  return { kind: 'read', route, run: run as ReadHandler['run'] };
}

/** A read that answers with a file to save. The contract's output schema is then `z.unknown()`. */
export function answerFile<R extends AnyRoute>(
  route: R,
  run: (call: Call<R>) => Promise<FileAnswer | Refused<RefusalOf<R>>>,
): FileHandler {
  return { kind: 'file', route, run: run as FileHandler['run'] };
}
