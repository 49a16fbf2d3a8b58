import { z } from 'zod';
import type { Role } from './actor.ts';

/** Who may call a route at all. The policy then decides about the particular thing. There is no default. */
export type Audience = 'anyone' | 'signed-in' | readonly Role[];

export type Method = 'GET' | 'POST';

/**
 * One door of the product: where it is, who may knock, what goes in, what comes out, and every refusal by name with
 * its HTTP status. `path` is relative to the place (`/{place}/api` + path); `:name` parts are fields of the input.
 */
export type Route<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
  Refusal extends string = string,
> = {
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly audience: Audience;
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  readonly refusals: Readonly<Record<Refusal, 403 | 404 | 409 | 422 | 429>>;
  /** A sensitive act: who calls must have proven within the last minutes who it is, or is asked to do so first. */
  readonly stepUp?: true;
  /** The answer holds something that opens doors; what is kept of it, to answer a repetition, is kept sealed. */
  readonly isAnswerSecret?: true;
};

export type InputOf<R> = R extends Route<infer Input, z.ZodType, string> ? z.output<Input> : never;
export type OutputOf<R> = R extends Route<z.ZodObject, infer Output, string> ? z.output<Output> : never;
export type RefusalOf<R> = R extends Route<z.ZodObject, z.ZodType, infer Refusal> ? Refusal : never;

export function route<Input extends z.ZodObject, Output extends z.ZodType, Refusal extends string = never>(
  definition: Route<Input, Output, Refusal>,
): Route<Input, Output, Refusal> {
  return definition;
}

/** Ids are UUIDs of version 7, made by the sender or the server, never by the database. */
export const Id = z.uuid();

/** One page of a list ordered by key. `after` is the `next` of the page before. */
export const pageInput = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

/** The same for a list whose key is an id. A key that is none, as one typed by hand, begins the list anew. */
export const idPageInput = { ...pageInput, after: Id.optional().catch(undefined) };

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** Cuts a list that was read with one row more than asked into a page and the key of the next. */
export function cutPage<Item>(rows: readonly Item[], limit: number, keyOf: (item: Item) => string) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: [...items], next: rows.length > limit && last ? keyOf(last) : null };
}
