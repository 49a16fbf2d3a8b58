import type { Instant } from '../../kernel/days.ts';
import type { Database } from './database.ts';
import { findFactState } from './fact-head.ts';
import { listFactsAfter, numberFacts, storeFacts } from './facts.ts';
import { newId } from './ids.ts';
import type { Listener } from './offers.ts';
import type { Place } from './place.ts';

const FACTS_AT_ONCE = 100;

export type Listening = {
  /** Lets every listener of the place follow all facts there are, and those the listeners themselves cause. */
  catchUp(place: Place): Promise<void>;
  /** Whether any listener waits for one of these facts; the others need not be followed at once. */
  waitsFor(names: readonly string[]): boolean;
};

type Parts = { readonly database: Database; readonly listeners: readonly Listener[]; readonly now: () => Instant };

/**
 * Follows the facts by cursor. A listener's writes, the facts it causes and its cursor commit together, so a crash
 * between two facts repeats nothing and loses nothing. Two servers may follow at once: the cursor's row lock lets
 * one through and the other sees its place when it comes to its turn.
 */
export function listen(parts: Parts): Listening {
  const awaited = new Set(parts.listeners.flatMap((listener) => listener.to));
  const running = new Map<string, { again: boolean; done: Promise<void> }>();

  // How far this server has followed each place to the end. While nothing is new there, nobody is asked again.
  const followed = new Map<string, number>();

  async function followAll(place: Place): Promise<void> {
    const { head, hasPending } = await parts.database.read(place.tenantId, findFactState);
    if (!hasPending && followed.get(place.tenantId) === head) return;
    let reached = head;
    for (let moved = true; moved;) {
      moved = (await parts.database.write(place.tenantId, (tx) => numberFacts(tx))) > 0;
      // Read before following: what another server numbers meanwhile counts as not followed.
      reached = (await parts.database.read(place.tenantId, findFactState)).head;
      for (const listener of parts.listeners) {
        while (await follow(parts, place, listener)) moved = true;
      }
    }
    followed.set(place.tenantId, reached);
  }

  return {
    waitsFor: (names) => names.some((name) => awaited.has(name)),
    async catchUp(place) {
      const current = running.get(place.tenantId);
      if (current) {
        // The run under way may have read before our facts were there: ask it for one more round.
        current.again = true;
        return current.done;
      }
      const run = { again: true, done: Promise.resolve() };
      running.set(place.tenantId, run);
      run.done = (async () => {
        try {
          while (run.again) {
            run.again = false;
            await followAll(place);
          }
        } finally {
          running.delete(place.tenantId);
        }
      })();
      return run.done;
    },
  };
}

/** One step of one listener. Returns whether there may be more. */
async function follow(parts: Parts, place: Place, listener: Listener): Promise<boolean> {
  return parts.database.write(place.tenantId, async (tx) => {
    await tx.query(
      `insert into platform.listener_cursor (tenant_id, listener, position) values ($1, $2, 0)
       on conflict (tenant_id, listener) do nothing`,
      [tx.tenantId, listener.name],
    );
    const [cursor] = await tx.query<{ position: number }>(
      'select position from platform.listener_cursor where tenant_id = $1 and listener = $2 for update',
      [tx.tenantId, listener.name],
    );
    const facts = await listFactsAfter(tx, cursor?.position ?? 0, FACTS_AT_ONCE);
    const last = facts.at(-1);
    if (!last) return false;
    const actor = { kind: 'system', tenantId: tx.tenantId, name: listener.name } as const;
    for (const fact of facts) {
      if (!listener.to.includes(fact.name)) continue;
      // The effect is dated by its cause, so a town played in an earlier year stays in that year.
      const caused = await listener.apply({ tx, actor, place, now: fact.at, newId }, fact);
      await storeFacts(
        tx,
        caused.map((each) => ({ fact: each, actor })),
        fact.at,
      );
    }
    await tx.query('update platform.listener_cursor set position = $3 where tenant_id = $1 and listener = $2', [
      tx.tenantId,
      listener.name,
      last.position,
    ]);
    return facts.length === FACTS_AT_ONCE;
  });
}
