import { cutPage } from '../../../../kernel/contract.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { findPeople } from '../../../people/server/door.ts';
import * as contract from '../../contract/attendance.ts';
import * as rules from '../../domain/attendance.ts';
import type { Activity, Segment } from '../../domain/model.ts';
import { maySeeNames, maySeeRoster } from '../../domain/policy.ts';
import { asKnown, knownListed } from '../one-person.ts';
import * as store from '../store/attendance.ts';
import { listConfirmedAmong, listQueue, lockParticipants } from '../store/sign-ups.ts';
import { findHeld, findHeldForUpdate } from './held.ts';

export const roster = answer(contract.roster, async ({ actor, input, tx }) => {
  const held = await findHeld({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const { activity, organisation } = held;
  if (!maySeeRoster(actor, activity, organisation)) return refuse('not-yours-to-organise');
  const queue = await listQueue(tx, activity.id, input.after, input.limit + 1);
  const people = await findPeople(
    tx,
    queue.map((signUp) => signUp.personId),
  );
  const isNamed = maySeeNames(actor, activity, organisation);
  const rows = queue.map((signUp) => {
    const person = people.get(signUp.personId);
    return {
      personId: signUp.personId,
      name: (isNamed ? person?.name : person?.maskedName) ?? '',
      volunteerNo: person?.volunteerNo ?? null,
      state: signUp.state,
      arrivalNo: signUp.arrivalNo,
    };
  });
  return cutPage(rows, input.limit, (row) => String(row.arrivalNo));
});

export const getRollCall = answer(contract.getRollCall, async ({ actor, input, tx }) => {
  const held = await findHeld({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const { activity, organisation } = held;
  if (!maySeeRoster(actor, activity, organisation)) return refuse('not-yours-to-organise');
  const segment = findSegment(activity, input.segmentId);
  if (!segment) return refuse('segment-not-found');
  const lines = segment.rollCallId ? await store.listPresence(tx, segment.rollCallId) : [];
  const witnesses = [segment.calledBy, segment.countersignedBy].flatMap((id) => (id ? [id] : []));
  const people = await findPeople(tx, [...lines.map((line) => line.personId), ...witnesses]);
  const isNamed = maySeeNames(actor, activity, organisation);
  const nameOf = (id: string | null) => {
    const person = id ? people.get(id) : undefined;
    return (isNamed ? person?.name : person?.maskedName) ?? null;
  };
  return {
    rollCallId: segment.rollCallId,
    calledAt: segment.calledAt,
    calledByName: nameOf(segment.calledBy),
    countersignedAt: segment.countersignedAt,
    countersignedByName: nameOf(segment.countersignedBy),
    lines: lines.map((line) => ({ ...line, name: nameOf(line.personId) ?? '', minutes: rules.minutesOf(line) })),
  };
});

export const callRoll = handle(contract.callRoll, async ({ actor, input, now, tx, newId }) => {
  const held = await findHeldForUpdate({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const segment = findSegment(held.activity, input.segmentId);
  if (!segment) return refuse('segment-not-found');
  const persons = input.lines.map((line) => line.personId);
  const around = await readAround(tx, held.activity, segment, persons);
  const wanted = { rollCallId: newId(), segment, lines: input.lines };
  const decision = rules.callRoll(actor, held, wanted, { ...around, now });
  if (decision.ok) await store.saveRollCall(tx, decision.value);
  return mapDecision(decision, ({ id, lines, longDays }) => ({
    rollCallId: id,
    presentCount: lines.length,
    longDays: [...longDays],
  }));
});

/** Locks the activity, then the persons: two segments elsewhere cannot record the same hour of the same person. */
export const countersign = handle(contract.countersign, async ({ actor, input, now, tx, newId }) => {
  const held = await findHeldForUpdate({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const segment = findSegment(held.activity, input.segmentId);
  if (!segment) return refuse('segment-not-found');
  const presence = segment.rollCallId ? await store.listPresence(tx, segment.rollCallId) : [];
  const persons = presence.map((line) => line.personId);
  await lockParticipants(tx, [...(await knownListed(tx, persons)).keys()]);
  const around = await readAround(tx, held.activity, segment, persons);
  const lines = presence.map((line) => ({ ...line, recordId: newId() }));
  const wanted = { segment, rollCallId: input.rollCallId, lines };
  const decision = rules.countersign(actor, held, wanted, { ...around, now });
  if (decision.ok) {
    await store.saveServiceRecords(tx, decision.value.records);
    await store.saveCountersignature(tx, decision.value.segment);
  }
  return mapDecision(decision, ({ records, longDays }) => ({
    segmentId: segment.id,
    recordCount: records.length,
    longDays: [...longDays],
  }));
});

function findSegment(activity: Activity, segmentId: string): Segment | undefined {
  return activity.segments.find((segment) => segment.id === segmentId);
}

async function readAround(
  tx: Tx,
  activity: Activity,
  segment: Segment,
  persons: readonly string[],
): Promise<rules.Around> {
  const listed = await knownListed(tx, persons);
  const served = await store.listServed(tx, segment, [...listed.keys()]);
  return {
    confirmed: asKnown(listed, await listConfirmedAmong(tx, activity.id, [...listed.keys()])),
    served: served.flatMap((each) => [...asKnown(listed, [each.personId])].map((personId) => ({ ...each, personId }))),
  };
}
