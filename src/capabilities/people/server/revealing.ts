import { actorId, type Actor } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import { refuse, type Decision } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { isReadable, reveal, type Reveal, type RevealedValue, type RevealRefusal } from '../domain/revealing.ts';
import { gatherAliases } from './same-person.ts';
import { findPerson, listAliasesDown } from './store.ts';
import { findRecord, openValue } from './store-records.ts';
import { countInLastHour, findReveal, listGuardians, saveReveal } from './store-reveals.ts';

type Wanted = Pick<Reveal, 'id' | 'personId' | 'what' | 'reason' | 'approvalId'>;

/** Decides on one value and keeps the look. The value is read afterwards, so that no receipt of the write holds it. */
export async function decideReveal(
  { tx, actor, now }: Doing,
  { personId, ...wanted }: Wanted,
): Promise<Decision<Reveal, RevealRefusal | 'person-not-found'>> {
  const person = await findPerson(tx, personId);
  const record = person && (await findRecord(tx, person.id));
  if (!record) return refuse('person-not-found');
  const revealedBy = actorId(actor);
  const inLastHour = await countInLastHour(tx, revealedBy, now);
  const hasValue = (await valueOf(tx, record.id, wanted.what)) !== null;
  const decision = reveal(record, { ...wanted, revealedBy, revealedAt: now }, { inLastHour, hasValue });
  if (decision.ok) await saveReveal(tx, decision.value);
  return decision;
}

/** The value behind a look of a moment ago, for the one who asked; undefined for everybody else and later. */
export async function readRevealed(
  tx: Tx,
  actor: Actor,
  { revealId, now }: { readonly revealId: string; readonly now: Instant },
): Promise<{ what: RevealedValue; value: string } | undefined> {
  const kept = await findReveal(tx, revealId);
  if (!kept || !isReadable(kept, actorId(actor), now)) return undefined;
  const person = await findPerson(tx, kept.personId);
  const value = person && (await valueOf(tx, person.id, kept.what));
  return value ? { what: kept.what, value } : undefined;
}

async function valueOf(tx: Tx, personId: string, what: RevealedValue): Promise<string | null> {
  if (what !== 'guardian-telephone') return openValue(tx, personId, what);
  const all = gatherAliases([personId], await listAliasesDown(tx, [personId])).get(personId) ?? [];
  const [latest] = await listGuardians(tx, all);
  return latest?.contact() ?? null;
}
