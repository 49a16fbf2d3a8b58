import type { Database } from './database.ts';
import { gather } from './gather.ts';
import type { FileAnswer } from './handle.ts';
import type { Listening } from './listeners.ts';
import type { Offers } from './offers.ts';
import type { Problem } from './problem.ts';
import { callOf, isReady, isRefused, knownHandlers, prepare, refused, type Asked, type Ready } from './ready-call.ts';
import { isReceiptTaken } from './receipts.ts';
import { runWrites, type Outcome } from './run-writes.ts';

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

const BATCH_CAP = 500;

/** One pipeline for every call, whoever sends it: the wire, a form, the demo town. */
export function makePerformer(parts: PerformerParts): Performer {
  const known = knownHandlers(parts.offers);
  const decide = decider(parts);

  async function perform(asked: Asked): Promise<Performed> {
    const ready = prepare(known.get(asked.routeName), asked);
    if (!isReady(ready)) return { ok: false, problem: ready };
    const { handler } = ready.known;
    if (handler.kind === 'file') throw new Error(`${handler.route.name} answers with a file.`);
    if (handler.kind === 'read') {
      const { database, offers } = parts;
      const result = await database.read(asked.place.tenantId, (tx) => handler.run(callOf(ready, tx, offers)));
      if (isRefused(result)) return { ok: false, problem: refused(ready, result) };
      return { ok: true, output: handler.route.output.parse(result) };
    }
    const outcome = await decide(ready);
    if (!outcome.ok) return { ok: false, problem: refused(ready, outcome) };
    if (parts.listening.waitsFor(outcome.facts.map((fact) => fact.name))) await parts.listening.catchUp(asked.place);
    return { ok: true, output: outcome.value };
  }

  return {
    perform,
    async performFile(asked) {
      const ready = prepare(known.get(asked.routeName), asked);
      if (!isReady(ready)) return { ok: false, problem: ready };
      const { handler } = ready.known;
      if (handler.kind !== 'file') throw new Error(`${handler.route.name} does not answer with a file.`);
      const { database, offers } = parts;
      const result = await database.read(asked.place.tenantId, (tx) => handler.run(callOf(ready, tx, offers)));
      return isRefused(result) ? { ok: false, problem: refused(ready, result) } : { ok: true, file: result };
    },
  };
}

/** Decides a write: alone, or together with others of its key while a batch is in flight. */
function decider(parts: PerformerParts): (ready: Ready) => Promise<Outcome> {
  const submit = gather<Ready, Outcome>(BATCH_CAP, (ready) => runWrites(parts, ready));
  async function once(ready: Ready): Promise<Outcome> {
    const { handler } = ready.known;
    if (handler.kind === 'batch') {
      const key = `${ready.asked.place.tenantId} ${handler.route.name} ${handler.keyOf(ready.input)}`;
      return submit(key, ready);
    }
    const [outcome] = await runWrites(parts, [ready]);
    return outcome as Outcome;
  }
  return async (ready) => {
    try {
      return await once(ready);
    } catch (error) {
      // The same key was being answered at the same moment; its receipt is there now.
      if (!isReceiptTaken(error)) throw error;
      return once(ready);
    }
  };
}
