import { actorId } from '../../kernel/actor.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Instant } from '../../kernel/days.ts';
import type { Database } from './database.ts';
import { storeFacts } from './facts.ts';
import type { BatchHandler, Handler, WriteHandler } from './handle.ts';
import type { Offers } from './offers.ts';
import { callOf, type Ready } from './ready-call.ts';
import { hashInput, listReceipts, storeReceipts, type Receipt } from './receipts.ts';
import { seal, unseal } from './sealing.ts';
import type { Tx } from './transaction.ts';

type AnyRoute = Handler['route'];
export type Outcome = Decision<unknown, string>;
export type WriteParts = { readonly database: Database; readonly offers: Offers };

/** Each call of a batch either repeats an earlier one (by its key) or is new. */
type Slot = { readonly ready: Ready; readonly receiptKey: string | null; readonly inputHash: string };

/** Runs writes of one route together in one transaction: receipts first, then the handler, then facts and receipts. */
export async function runWrites(parts: WriteParts, all: readonly Ready[]): Promise<readonly Outcome[]> {
  const [first] = all;
  if (!first) return [];
  const { place, now } = first.asked;
  const handler = first.known.handler as WriteHandler | BatchHandler;
  const slots: Slot[] = all.map((ready) => {
    const isKept = ready.asked.actor.kind === 'person';
    return {
      ready,
      receiptKey: isKept ? `${actorId(ready.asked.actor)} ${ready.asked.key?.toLowerCase()}` : null,
      inputHash: isKept ? hashInput(ready.input) : '',
    };
  });
  return parts.database.write(place.tenantId, async (tx, undo) => {
    const answered = await repeatedOutcomes(tx, slots, handler.route);
    const fresh = firstOfEachKey(slots).filter((slot) => !answered.has(slot));
    const outcomes = await runHandler(handler, fresh, tx, parts);
    const decided = new Map(fresh.map((slot, index) => [slot, outcomes[index] as Outcome]));
    // While a call waited for a lock, the same key may have been answered elsewhere; then that answer stands.
    const refused = fresh.filter((slot) => !decided.get(slot)?.ok);
    for (const [slot, outcome] of await repeatedOutcomes(tx, refused, handler.route)) answered.set(slot, outcome);
    const own = fresh.filter((slot) => !answered.has(slot));
    const ownOutcomes = own.map((slot) => decided.get(slot) as Outcome);
    if (!(await keep({ tx, fresh: own, outcomes: ownOutcomes, now }, handler.route))) undo();
    own.forEach((slot, index) => answered.set(slot, ownOutcomes[index] as Outcome));
    return slots.map((slot) => answered.get(slot) ?? twinOf(slot, slots, answered));
  });
}

function firstOfEachKey(slots: readonly Slot[]): readonly Slot[] {
  const seen = new Set<string>();
  return slots.filter((slot) => {
    if (slot.receiptKey === null) return true;
    const isNew = !seen.has(slot.receiptKey);
    seen.add(slot.receiptKey);
    return isNew;
  });
}

/** The same key twice in one batch: the second gets what the first got. */
function twinOf(slot: Slot, slots: readonly Slot[], answered: ReadonlyMap<Slot, Outcome>): Outcome {
  const twin = slots.find((other) => other.receiptKey === slot.receiptKey);
  const outcome = twin && answered.get(twin);
  if (!twin || !outcome) throw new Error('A call of a batch was left without an answer.');
  return twin.inputHash === slot.inputHash ? outcome : { ok: false, refusal: 'key-reused' };
}

async function repeatedOutcomes(tx: Tx, slots: readonly Slot[], route: AnyRoute): Promise<Map<Slot, Outcome>> {
  const answered = new Map<Slot, Outcome>();
  const keys = slots.flatMap((slot) =>
    slot.receiptKey === null ? [] : [{ actorId: actorId(slot.ready.asked.actor), key: slot.ready.asked.key as string }],
  );
  if (keys.length === 0) return answered;
  const receipts = new Map((await listReceipts(tx, keys)).map((each) => [`${each.actorId} ${each.key}`, each]));
  for (const slot of slots) {
    const receipt = slot.receiptKey === null ? undefined : receipts.get(slot.receiptKey);
    if (!receipt) continue;
    const isSame = receipt.route === route.name && receipt.inputHash === slot.inputHash;
    const value = isSame ? opened(route, receipt.output) : undefined;
    answered.set(slot, isSame ? { ok: true, value, facts: [] } : { ok: false, refusal: 'key-reused' });
  }
  return answered;
}

async function runHandler(
  handler: WriteHandler | BatchHandler,
  fresh: readonly Slot[],
  tx: Tx,
  parts: WriteParts,
): Promise<readonly Outcome[]> {
  const calls = fresh.map((slot) => callOf(slot.ready, tx, parts.offers));
  if (handler.kind === 'batch') return calls.length > 0 ? handler.run(calls) : [];
  return Promise.all(calls.map((call) => handler.run(call)));
}

type Kept = {
  readonly tx: Tx;
  readonly fresh: readonly Slot[];
  readonly outcomes: readonly Outcome[];
  readonly now: Instant;
};

/**
 * Stores facts and receipts of what was allowed; replaces each value by what the contract promises. Returns whether
 * anything is to be kept at all: a refusal without facts leaves no trace.
 */
async function keep(work: Kept, route: Handler['route']): Promise<boolean> {
  const { tx, fresh, outcomes, now } = work;
  const facts = [];
  const receipts: Receipt[] = [];
  for (const [index, slot] of fresh.entries()) {
    const outcome = outcomes[index];
    if (!outcome) throw new Error(`${route.name} left a call without a decision.`);
    const { actor, key } = slot.ready.asked;
    facts.push(...(outcome.facts ?? []).map((fact) => ({ fact, actor })));
    if (!outcome.ok) continue;
    if (outcome.facts.length === 0) throw new Error(`${route.name} wrote without leaving a fact.`);
    const output = route.output.parse(outcome.value);
    (outcome as { value: unknown }).value = output;
    if (slot.receiptKey === null) continue;
    const { inputHash } = slot;
    receipts.push({
      actorId: actorId(actor),
      key: (key as string).toLowerCase(),
      route: route.name,
      inputHash,
      output: closed(route, output),
    });
  }
  await storeFacts(tx, facts, now);
  await storeReceipts(tx, receipts, now);
  return facts.length > 0;
}

const SECRET_ANSWER = 'receipt';

/** What is kept of an answer: itself, or sealed when whoever reads the receipts must not be able to use it. */
function closed(route: AnyRoute, output: unknown): unknown {
  return route.isAnswerSecret ? seal(JSON.stringify(output), SECRET_ANSWER) : output;
}

function opened(route: AnyRoute, kept: unknown): unknown {
  return route.isAnswerSecret ? JSON.parse(unseal(kept as string, SECRET_ANSWER)) : kept;
}
