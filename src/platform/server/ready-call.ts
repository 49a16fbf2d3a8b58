import { holdsAnywhere, type Actor } from '../../kernel/actor.ts';
import type { Audience } from '../../kernel/contract.ts';
import { needsFreshProof } from '../../kernel/fresh-proof.ts';
import type { Refused } from '../../kernel/decision.ts';
import type { Instant } from '../../kernel/days.ts';
import type { Locale } from '../../kernel/words.ts';
import type { Call, Handler } from './handle.ts';
import { newId } from './ids.ts';
import { inputErrors, unkeepableFields } from './input-errors.ts';
import type { CapabilityOffer, Offers } from './offers.ts';
import type { Place } from './place.ts';
import { platformProblem, refusalProblem, type Problem } from './problem.ts';
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

/** A handler with the capability that offers it. */
export type Known = { readonly handler: Handler; readonly capability: CapabilityOffer };
/** A call whose caller may knock and whose input was understood. */
export type Ready = { readonly asked: Asked; readonly known: Known; readonly input: unknown };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the audience lets this actor knock. The policy then decides about the particular thing. */
export function isInAudience(audience: Audience, actor: Actor): boolean {
  if (audience === 'anyone') return true;
  if (actor.kind !== 'person') return false;
  return audience === 'signed-in' || audience.some((role) => holdsAnywhere(actor, role));
}

/** Every handler by the name of its route. */
export function knownHandlers(offers: Offers): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const capability of offers.capabilities) {
    for (const handler of capability.handlers) {
      if (known.has(handler.route.name)) throw new Error(`Two handlers answer ${handler.route.name}.`);
      known.set(handler.route.name, { handler, capability });
    }
  }
  return known;
}

/** Checks what can be checked before the database is asked: address, place, audience, key, input. */
export function prepare(found: Known | undefined, asked: Asked): Ready | Problem {
  const { actor, place, locale, key } = asked;
  if (!found) return platformProblem(404, 'address-unknown', locale);
  const { route, kind } = found.handler;
  // A session belongs to one place. Somebody from another is, here, somebody who has not signed in.
  if (actor.tenantId !== place.tenantId) return platformProblem(401, 'not-signed-in', locale);
  if (!isInAudience(route.audience, actor)) {
    if (actor.kind !== 'person') return platformProblem(401, 'not-signed-in', locale);
    return platformProblem(403, 'role-missing', locale);
  }
  const isWrite = kind === 'write' || kind === 'batch';
  if (isWrite && actor.kind === 'person' && !UUID.test(key ?? '')) return platformProblem(400, 'key-missing', locale);
  const parsed = route.input.safeParse(asked.input, { reportInput: true });
  const fields = parsed.success ? unkeepableFields(parsed.data, locale) : inputErrors(parsed.error, locale);
  if (!parsed.success || fields.length > 0) return { ...platformProblem(400, 'malformed-input', locale), fields };
  if (route.stepUp && needsFreshProof(actor, asked.now)) return platformProblem(403, 'step-up-needed', locale);
  return { asked, known: found, input: parsed.data };
}

export function isReady(prepared: Ready | Problem): prepared is Ready {
  return 'known' in prepared;
}

/** The problem that tells of a refusal. One that the contract does not name is an error of ours. */
export function refused(ready: Ready, refusal: Refused<string>): Problem {
  const { locale } = ready.asked;
  if (refusal.refusal === 'key-reused') return platformProblem(409, 'key-reused', locale);
  const { route } = ready.known.handler;
  const status = (route.refusals as Readonly<Record<string, number>>)[refusal.refusal];
  if (status === undefined) throw new Error(`${route.name} refuses ${refusal.refusal}, which its contract lacks.`);
  return refusalProblem(refusal, status, ready.known.capability, locale);
}

export function isRefused(value: unknown): value is Refused<string> {
  return typeof value === 'object' && value !== null && (value as { ok?: unknown }).ok === false && 'refusal' in value;
}

/** What the handler is given. */
export function callOf(ready: Ready, tx: Tx, offers: Offers): Call<never> {
  const { actor, place, locale, now, caller } = ready.asked;
  return { tx, actor, place, locale, now, caller, newId, offers, input: ready.input } as Call<never>;
}
