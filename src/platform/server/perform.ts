import { actorId, holdsAnywhere, type Actor } from '../../kernel/actor.ts';
import type { Audience } from '../../kernel/contract.ts';
import type { Decision, Refused } from '../../kernel/decision.ts';
import type { Instant } from '../../kernel/days.ts';
import type { Locale } from '../../kernel/words.ts';
import type { Database } from './database.ts';
import { storeFacts } from './facts.ts';
import { gather } from './gather.ts';
import type { BatchHandler, Call, FileAnswer, Handler, WriteHandler } from './handle.ts';
import { newId } from './ids.ts';
import { inputErrors } from './input-errors.ts';
import type { Listening } from './listeners.ts';
import type { CapabilityOffer, Offers } from './offers.ts';
import type { Place } from './place.ts';
import { platformProblem, refusalProblem, type Problem } from './problem.ts';
import { hashInput, isReceiptTaken, listReceipts, storeReceipts, type Receipt } from './receipts.ts';
import type { Tx } from './transaction.ts';

/** A call as it comes from the wire, a page's form, or the demo town: not yet allowed, not yet parsed. */
export type Asked = {
  readonly routeName: string;
  readonly input: unknown;
  readonly actor: Actor;
  readonly place: Place;
  readonly locale: Locale;
  readonly now: Instant;
  /** Names this write for good. Needed from everyone who is signed in. */
  readonly key?: string | undefined;
  readonly caller: Call<never>['caller'];
};

export type Performed =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly problem: Problem };

export type Performer = {
  perform(asked: Asked): Promise<Performed>;
  /** For routes that answer with a file. */
  performFile(asked: Asked): Promise<{ ok: true; file: FileAnswer } | { ok: false; problem: Problem }>;
};

export type PerformerParts = {
  readonly database: Database;
  readonly offers: Offers;
  readonly listening: Listening;
};

type Known = { readonly handler: Handler; readonly capability: CapabilityOffer };
type Ready = { readonly asked: Asked; readonly known: Known; readonly input: unknown };
type Outcome = Decision<unknown, string>;

const BATCH_CAP = 500;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the audience lets this actor knock. The policy then decides about the particular thing. */
export function isInAudience(audience: Audience, actor: Actor): boolean {
  if (audience === 'anyone') return true;
  if (actor.kind !== 'person') return false;
  return audience === 'signed-in' || audience.some((role) => holdsAnywhere(actor, role));
}

export function makePerformer(parts: PerformerParts): Performer {
  const known = new Map<string, Known>();
  for (const capability of parts.offers.capabilities) {
    for (const handler of capability.handlers) {
      if (known.has(handler.route.name)) throw new Error(`Two handlers answer ${handler.route.name}.`);
      known.set(handler.route.name, { handler, capability });
    }
  }
  const submit = gather<Ready, Outcome>(BATCH_CAP, (ready) => runBatch(parts, ready));

  function prepare(asked: Asked): Ready | Problem {
    const found = known.get(asked.routeName);
    if (!found) return platformProblem(404, 'address-unknown', asked.locale);
    const { route, kind } = found.handler;
    if (!isInAudience(route.audience, asked.actor)) {
      if (asked.actor.kind !== 'person') return platformProblem(401, 'not-signed-in', asked.locale);
      return platformProblem(403, 'role-missing', asked.locale);
    }
    const isWrite = kind === 'write' || kind === 'batch';
    if (isWrite && asked.actor.kind === 'person' && !UUID.test(asked.key ?? '')) {
      return platformProblem(400, 'key-missing', asked.locale);
    }
    const parsed = route.input.safeParse(asked.input, { reportInput: true });
    if (!parsed.success) {
      const problem = platformProblem(400, 'malformed-input', asked.locale);
      return { ...problem, fields: inputErrors(parsed.error, asked.locale) };
    }
    return { asked, known: found, input: parsed.data };
  }

  function refused(ready: Ready, refusal: Refused<string>): Problem {
    const { route } = ready.known.handler;
    const status = (route.refusals as Readonly<Record<string, number>>)[refusal.refusal];
    if (refusal.refusal === 'key-reused') return platformProblem(409, 'key-reused', ready.asked.locale);
    if (status === undefined) throw new Error(`${route.name} refuses ${refusal.refusal}, which its contract lacks.`);
    return refusalProblem(refusal, status, ready.known.capability, ready.asked.locale);
  }

  async function decide(ready: Ready): Promise<Outcome> {
    const { handler } = ready.known;
    if (handler.kind === 'batch') {
      const key = `${ready.asked.place.tenantId} ${handler.route.name} ${handler.keyOf(ready.input)}`;
      return submit(key, ready);
    }
    const [outcome] = await runBatch(parts, [ready]);
    return outcome as Outcome;
  }

  async function perform(asked: Asked): Promise<Performed> {
    const ready = prepare(asked);
    if ('status' in ready) return { ok: false, problem: ready };
    const { handler } = ready.known;
    if (handler.kind === 'file') throw new Error(`${handler.route.name} answers with a file.`);
    if (handler.kind === 'read') {
      const result = await parts.database.read(asked.place.tenantId, (tx) => handler.run(callOf(ready, tx, parts)));
      if (isRefused(result)) return { ok: false, problem: refused(ready, result) };
      return { ok: true, output: handler.route.output.parse(result) };
    }
    let outcome: Outcome;
    try {
      outcome = await decide(ready);
    } catch (error) {
      // The same key was being answered at the same moment; its receipt is there now.
      if (!isReceiptTaken(error)) throw error;
      outcome = await decide(ready);
    }
    if (!outcome.ok) return { ok: false, problem: refused(ready, outcome) };
    if (parts.listening.waitsFor(outcome.facts.map((fact) => fact.name))) await parts.listening.catchUp(asked.place);
    return { ok: true, output: outcome.value };
  }

  return {
    perform,
    async performFile(asked) {
      const ready = prepare(asked);
      if ('status' in ready) return { ok: false, problem: ready };
      const { handler } = ready.known;
      if (handler.kind !== 'file') throw new Error(`${handler.route.name} does not answer with a file.`);
      const result = await parts.database.read(asked.place.tenantId, (tx) => handler.run(callOf(ready, tx, parts)));
      return isRefused(result) ? { ok: false, problem: refused(ready, result) } : { ok: true, file: result };
    },
  };
}

function isRefused(value: unknown): value is Refused<string> {
  return typeof value === 'object' && value !== null && (value as { ok?: unknown }).ok === false && 'refusal' in value;
}

function callOf(ready: Ready, tx: Tx, parts: PerformerParts): Call<never> {
  const { actor, place, locale, now, caller } = ready.asked;
  return { tx, actor, place, locale, now, caller, newId, offers: parts.offers, input: ready.input } as Call<never>;
}

/** Each call of a batch either repeats an earlier one (by its key) or is new. */
type Slot = { readonly ready: Ready; readonly receiptKey: string | null; readonly inputHash: string };

/** Runs writes of one route together in one transaction: receipts first, then the handler, then facts and receipts. */
async function runBatch(parts: PerformerParts, all: readonly Ready[]): Promise<readonly Outcome[]> {
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
    const answered = await repeatedOutcomes(tx, slots, handler.route.name);
    const fresh = firstOfEachKey(slots).filter((slot) => !answered.has(slot));
    const outcomes = await runHandler(handler, fresh, tx, parts);
    const decided = new Map(fresh.map((slot, index) => [slot, outcomes[index] as Outcome]));
    // While a call waited for a lock, the same key may have been answered elsewhere; then that answer stands.
    const refused = fresh.filter((slot) => !decided.get(slot)?.ok);
    for (const [slot, outcome] of await repeatedOutcomes(tx, refused, handler.route.name)) answered.set(slot, outcome);
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

async function repeatedOutcomes(tx: Tx, slots: readonly Slot[], route: string): Promise<Map<Slot, Outcome>> {
  const answered = new Map<Slot, Outcome>();
  const keys = slots.flatMap((slot) =>
    slot.receiptKey === null ? [] : [{ actorId: actorId(slot.ready.asked.actor), key: slot.ready.asked.key as string }],
  );
  if (keys.length === 0) return answered;
  const receipts = new Map((await listReceipts(tx, keys)).map((each) => [`${each.actorId} ${each.key}`, each]));
  for (const slot of slots) {
    const receipt = slot.receiptKey === null ? undefined : receipts.get(slot.receiptKey);
    if (!receipt) continue;
    const isSame = receipt.route === route && receipt.inputHash === slot.inputHash;
    answered.set(slot, isSame ? { ok: true, value: receipt.output, facts: [] } : { ok: false, refusal: 'key-reused' });
  }
  return answered;
}

async function runHandler(
  handler: WriteHandler | BatchHandler,
  fresh: readonly Slot[],
  tx: Tx,
  parts: PerformerParts,
): Promise<readonly Outcome[]> {
  const calls = fresh.map((slot) => callOf(slot.ready, tx, parts));
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
      output,
    });
  }
  await storeFacts(tx, facts, now);
  await storeReceipts(tx, receipts, now);
  return facts.length > 0;
}
