import { idsOf, isPerson } from '../../../../kernel/actor.ts';
import { cutPage, Id } from '../../../../kernel/contract.ts';
import { answer } from '../../../../platform/server/handle.ts';
import { findPeople } from '../../../people/server/door.ts';
import * as contract from '../../contract.ts';
import { listOwnRecords, sumOwnMinutes } from '../store/attendance.ts';
import { countWaiting, listOwnSignUps } from '../store/sign-ups.ts';
import { keyOfStart, organisationNames, startOfKey } from './present.ts';

export const myActivities = answer(contract.myActivities, async ({ actor, input, tx }) => {
  if (!isPerson(actor)) return { items: [], next: null };
  const page = { after: startOfKey(input.after), limit: input.limit + 1 };
  const { items, next } = cutPage(await listOwnSignUps(tx, idsOf(actor), page), input.limit, keyOfStart);
  const names = await organisationNames(
    tx,
    items.map((item) => item.organisationId),
  );
  const shown = [];
  for (const item of items) {
    const isWaiting = item.state === 'waiting';
    shown.push({
      ...item,
      organisationName: names.get(item.organisationId) ?? '',
      waitingBefore: isWaiting ? await countWaiting(tx, item.activityId, item.arrivalNo) : 0,
    });
  }
  return { items: shown, next };
});

/** One's own record names the leader in full: it is the seventh fact of VOL-03, and the person was there. */
export const myRecord = answer(contract.myRecord, async ({ actor, input, tx }) => {
  if (!isPerson(actor)) return { items: [], next: null, totalMinutes: 0 };
  const page = { after: idOfKey(input.after), limit: input.limit + 1 };
  const { items, next } = cutPage(await listOwnRecords(tx, idsOf(actor), page), input.limit, (item) => item.id);
  const names = await organisationNames(
    tx,
    items.map((item) => item.organisationId),
  );
  const leaders = await findPeople(tx, [...new Set(items.map((item) => item.leaderPersonId))]);
  return {
    items: items.map((item) => ({
      ...item,
      organisationName: names.get(item.organisationId) ?? '',
      leaderName: leaders.get(item.leaderPersonId)?.name ?? '',
    })),
    next,
    totalMinutes: await sumOwnMinutes(tx, idsOf(actor)),
  };
});

function idOfKey(key: string | undefined): string | null {
  return Id.safeParse(key).data ?? null;
}
