import type { PersonActor } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Database } from '../database.ts';
import { gather } from '../gather.ts';
import type { Tx } from '../transaction.ts';

/** A request that says who sends it: the token of its session, and when it came. */
export type Comer = { readonly token: string; readonly now: Instant };

/** Who the comers are, in the same order. */
export type FindActors = (tx: Tx, comers: readonly Comer[]) => Promise<readonly (PersonActor | undefined)[]>;

const COMERS_CAP = 200;

/**
 * Finds out who sends each request. Those of one place that come while others are being looked up are looked up
 * together, so a rush costs a few transactions and not one for each. Nothing is remembered from one to the next: a
 * session that was ended and a role that was taken away count at once.
 */
export function knowComers(parts: { readonly database: Database; readonly findActors: FindActors }) {
  type At = Comer & { readonly tenantId: string };
  const submit = gather<At, PersonActor | undefined>(COMERS_CAP, async (all) => {
    const [first] = all;
    return first ? parts.database.write(first.tenantId, (tx) => parts.findActors(tx, all)) : [];
  });
  return (tenantId: string, comer: Comer) => submit(tenantId, { ...comer, tenantId });
}
