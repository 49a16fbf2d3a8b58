import type { Actor } from '../../../../kernel/actor.ts';
import type { RefusalOf } from '../../../../kernel/contract.ts';
import { mapDecision, refuse, type Decision } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import { findPeople } from '../../../people/server/door.ts';
import { giveForThing, listHeldFor, mayGiveForThing, mayTakeBackFrom } from '../../../roles/server/door.ts';
import * as contract from '../../contract/duties.ts';
import { isLeaderOf, mayOrganiseThis, thingOf } from '../../domain/policy.ts';
import { dutyTerm, notOpen, type Held } from '../../domain/rules.ts';
import { findHeld, findHeldForUpdate } from './held.ts';

const duties = contract.Duty.options;
type GiveRefusal = RefusalOf<typeof contract.giveDuty>;

function dutiesToGive(actor: Actor, { activity, organisation }: Held): contract.Duty[] {
  return duties.filter((duty) => mayGiveForThing(actor, duty, { organisation, thing: thingOf(activity) }));
}

export const listDuties = answer(contract.listDuties, async ({ actor, input, now, tx }) => {
  const held = await findHeld({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const { activity, organisation } = held;
  const toGive = dutiesToGive(actor, held);
  const isTheirs = mayOrganiseThis(actor, activity, organisation) || isLeaderOf(actor, activity);
  if (!isTheirs && toGive.length === 0) return refuse('not-yours-to-organise');
  const grants = await listHeldFor(tx, thingOf(activity), now);
  const people = await findPeople(tx, [...new Set(grants.flatMap((grant) => [grant.personId, grant.grantedBy]))]);
  const items = grants.flatMap((grant) => {
    const duty = contract.Duty.safeParse(grant.role).data;
    if (!duty) return [];
    return {
      grantId: grant.id,
      duty,
      personName: people.get(grant.personId)?.name ?? '',
      givenByName: people.get(grant.grantedBy)?.name ?? null,
      untilAt: grant.untilAt,
      mayTakeBack: mayTakeBackFrom(actor, { ...grant, organisation }, now),
    };
  });
  return { items, mayGive: toGive.filter((duty) => dutyTerm(activity, duty, now) !== undefined) };
});

/** The activity stays locked, so that it cannot end between the look at its end and the giving. */
export const giveDuty = handle(contract.giveDuty, async (call) => {
  const { actor, input, now, tx } = call;
  const held = await findHeldForUpdate({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const { activity, organisation } = held;
  const { id, duty, phone, name, reason } = input;
  // Asked before the activity's state: an outsider learns nothing of it.
  if (!dutiesToGive(actor, held).includes(duty)) return refuse('not-yours-to-give', { field: 'duty' });
  const term = dutyTerm(activity, duty, now);
  if (!term) return activity.endsAt <= now ? refuse('activity-over') : notOpen(activity);
  const thing = { ...thingOf(activity), title: activity.title };
  const gift = { id, phone, name, role: duty, organisation, thing, fromAt: now, untilAt: term.untilAt, reason };
  const decision = inWordsOfActivities(await giveForThing(call, gift));
  return mapDecision(decision, (grant) => ({ grantId: grant.id, untilAt: grant.untilAt }));
});

type Given = Awaited<ReturnType<typeof giveForThing>>;
type Value = Extract<Given, { ok: true }>['value'];
type RolesRefusal = Extract<Given, { ok: false }>['refusal'];

const said: Readonly<Record<RolesRefusal, GiveRefusal>> = {
  'organisation-not-yours': 'not-yours-to-give',
  'role-not-for-this-scope': 'not-yours-to-give',
  'person-not-found': 'not-yours-to-give',
  'not-to-yourself': 'not-to-yourself',
  'term-makes-no-sense': 'activity-over',
  'term-beyond-yours': 'not-yours-to-give',
  'role-denied-there': 'duty-denied-there',
  'role-already-held': 'duty-already-held',
  'auditor-holds-nothing-else': 'auditor-holds-nothing-else',
  'system-and-security-apart': 'auditor-holds-nothing-else',
};

function inWordsOfActivities(given: Given): Decision<Value, GiveRefusal> {
  return given.ok
    ? given
    : refuse(said[given.refusal], { field: given.refusal === 'not-to-yourself' ? 'phone' : 'duty' });
}
