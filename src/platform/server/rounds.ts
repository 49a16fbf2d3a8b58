import { addMinutes, type Instant } from '../../kernel/days.ts';
import type { Fact } from '../../kernel/decision.ts';
import type { Database } from './database.ts';
import { storeFacts } from './facts.ts';
import type { Doing } from './handle.ts';
import { newId } from './ids.ts';
import type { Offers } from './offers.ts';
import type { Place } from './place.ts';
import type { Tx } from './transaction.ts';

/**
 * Looks after what time itself brings: a term that ended, a message that may go out now. Called about once in
 * `everyMinutes` of the product's own clock and once at a time in each place, however many servers there are. It
 * bounds its own work; what is left waits for the next round.
 */
export type Round = {
  readonly name: string;
  readonly everyMinutes: number;
  /** `offers` is what all capabilities contribute, for what must be done in each of them. */
  readonly apply: (doing: Doing, offers: Offers) => Promise<readonly Fact[]>;
};

type Parts = {
  readonly database: Database;
  readonly rounds: readonly Round[];
  readonly offers: Offers;
  readonly now: () => Instant;
  readonly onError: (round: string, error: unknown) => void;
};

export type Watch = {
  /** Makes the rounds of the place that are due, or all of them. Returns whether any was made. */
  readonly make: (place: Place, which?: 'due' | 'all') => Promise<boolean>;
};

export function keepWatch({ database, rounds, offers, now, onError }: Parts): Watch {
  // Remembered so that the database is not asked every few seconds for what is due in an hour.
  const notBefore = new Map<string, Instant>();

  async function makeOne(place: Place, round: Round, isForced: boolean): Promise<boolean> {
    const at = now();
    return database.write(place.tenantId, async (tx) => {
      const madeAt = await lockRound(tx, round.name);
      if (madeAt === undefined) return false;
      if (!isForced && madeAt !== null && addMinutes(madeAt, round.everyMinutes) > at) return false;
      const actor = { kind: 'system', tenantId: tx.tenantId, name: round.name } as const;
      const facts = await round.apply({ tx, actor, place, now: at, newId }, offers);
      const stored = facts.map((fact) => ({ fact, actor }));
      await storeFacts(tx, stored, at);
      await tx.query('update platform.round set made_at = $3 where tenant_id = $1 and name = $2', [
        tx.tenantId,
        round.name,
        at,
      ]);
      return true;
    });
  }

  return {
    async make(place, which = 'due') {
      let made = false;
      for (const round of rounds) {
        const key = `${place.tenantId} ${round.name}`;
        if (which === 'due' && (notBefore.get(key) ?? '') > now()) continue;
        try {
          made = (await makeOne(place, round, which === 'all')) || made;
        } catch (error) {
          onError(round.name, error);
        }
        notBefore.set(key, addMinutes(now(), round.everyMinutes));
      }
      return made;
    },
  };
}

/** When the round was made last: null for never, undefined while another server is making it. */
async function lockRound(tx: Tx, name: string): Promise<Instant | null | undefined> {
  await tx.query('insert into platform.round (tenant_id, name) values ($1, $2) on conflict do nothing', [
    tx.tenantId,
    name,
  ]);
  const [row] = await tx.query<{ made_at: Instant | null }>(
    'select made_at from platform.round where tenant_id = $1 and name = $2 for update skip locked',
    [tx.tenantId, name],
  );
  return row?.made_at;
}
