import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../../../../test/town.ts';
import { offers } from '../../../app/floors.ts';
import { callRoll, countersign, getRollCall, roster } from '../contract/attendance.ts';
import type { FigureRow } from '../../../platform/server/offers.ts';
import * as contract from '../contract.ts';
import { listDue } from './due.ts';
import { findActivitySummary, listActivitiesIn } from './door.ts';
import { afterwards, longBefore, rehearse, startsAt, type Rehearsal } from '../../../../test/rehearsal.ts';

let town: Town;
let cast: Rehearsal;

beforeAll(async () => {
  town = await openTown({ now: longBefore });
  cast = await rehearse(town, 40);
});
afterAll(async () => {
  expect(await town.brokenInvariants()).toEqual([]);
  await town.close();
});

/** Two known volunteers sign up; afterwards the leader calls the first segment. */
async function held(more: Parameters<Rehearsal['announce']>[0] = {}) {
  town.turnTo(longBefore);
  const activity = await cast.announce(more);
  const [anna, ben] = [cast.volunteer(), cast.volunteer()];
  for (const person of [anna, ben]) await town.perform(contract.signUp, person, { activityId: activity.id });
  town.turnTo(more.endsAt ?? afterwards);
  const [segmentId = ''] = activity.segmentIds;
  return { ...activity, segmentId, anna, ben, place: { activityId: activity.id, segmentId } };
}

const day = (nr: number, from = '01:00', to = '04:00') => ({
  startsAt: `2026-10-${nr}T${from}:00.000Z`,
  endsAt: `2026-10-${nr}T${to}:00.000Z`,
});

describe('from roll call to record', () => {
  it('takes two people, keeps minutes exact, and ends in a settled activity with figures that open', async () => {
    const { id, place, anna, ben } = await held();
    const lines = [
      { personId: anna.personId, fromAt: startsAt, toAt: '2026-09-28T03:30:00.000Z' },
      { personId: ben.personId },
    ];
    const call = await town.perform(callRoll, cast.leader, { ...place, lines });
    expect(call).toMatchObject({ presentCount: 2, longDays: [] });
    expect((await town.perform(contract.myRecord, anna, {})).totalMinutes).toBe(0);
    expect(await town.ask(countersign, cast.leader, { ...place, rollCallId: call.rollCallId })).toMatchObject({
      problem: { code: 'caller-cannot-countersign', status: 403 },
    });
    await town.perform(countersign, cast.clerk, { ...place, rollCallId: call.rollCallId });
    const record = await town.perform(contract.myRecord, anna, {});
    expect(record).toMatchObject({ totalMinutes: 150, items: [{ minutes: 150, grade: 'C', lateEntry: false }] });

    await town.perform(contract.endActivity, cast.clerk, { activityId: id });
    await town.perform(contract.settleActivity, cast.clerk, { activityId: id });
    const seen = await town.perform(contract.getActivity, town.stranger, { activityId: id });
    expect(seen).toMatchObject({ state: 'settled', presentCount: 2, serviceMinutes: 330 });
    await readsAs(id, { persons: 2, participations: 2, sessions: 1, 'service-minutes': 330 });
    const summary = await town.house.database.read(town.place.tenantId, (tx) => findActivitySummary(tx, id));
    expect(summary).toMatchObject({
      state: 'settled',
      presentCount: 2,
      serviceMinutes: 330,
      segmentKinds: ['volunteer-service'],
    });
  });

  it('makes the ledger agree with the record', async () => {
    const rows = await town.house.database.read(town.place.tenantId, (tx) =>
      tx.query<{ recorded: number; held: number }>(
        `select (select sum(minutes) from activities.service_record where tenant_id = $1)::bigint as recorded,
                (select sum(balance) from ledger.account
                 where tenant_id = $1 and owner_capability = 'people')::bigint as held`,
        [tx.tenantId],
      ),
    );
    expect(rows[0]?.held).toBe(rows[0]?.recorded);
  });

  it('records no service for study, visits or signings (VOL-15)', async () => {
    const { place, anna, id } = await held({ ...day(12), kinds: ['study'] });
    const call = await town.perform(callRoll, cast.leader, { ...place, lines: [{ personId: anna.personId }] });
    const done = await town.perform(countersign, cast.clerk, { ...place, rollCallId: call.rollCallId });
    expect(done.recordCount).toBe(0);
    const seen = await town.perform(contract.getActivity, town.stranger, { activityId: id });
    expect(seen).toMatchObject({ presentCount: 1, serviceMinutes: 0 });
  });

  it('refuses six hours in three, two places at once, and people without a place (T10)', async () => {
    const { place, anna } = await held(day(13));
    const six = [{ personId: anna.personId, fromAt: day(13).startsAt, toAt: '2026-10-13T07:00:00.000Z' }];
    expect(await town.ask(callRoll, cast.leader, { ...place, lines: six })).toMatchObject({
      problem: { code: 'outside-the-segment', status: 422 },
    });
    const passerBy = [{ personId: cast.clerkId }];
    expect(await town.ask(callRoll, cast.leader, { ...place, lines: passerBy })).toMatchObject({
      problem: { code: 'not-among-the-signed-up' },
    });
  });

  it('records one of two segments that ran at the same time', async () => {
    const { id, segmentIds, place, anna } = await held({
      ...day(11),
      kinds: ['volunteer-service', 'volunteer-service'],
    });
    const other = { activityId: id, segmentId: segmentIds[1] ?? '' };
    const lines = [{ personId: anna.personId }];
    const calls = [
      { ...place, ...(await town.perform(callRoll, cast.leader, { ...place, lines })) },
      { ...other, ...(await town.perform(callRoll, cast.leader, { ...other, lines })) },
    ];
    const signed = await Promise.all(calls.map((call) => town.ask(countersign, cast.clerk, call)));
    expect(signed.filter((each) => each.ok)).toHaveLength(1);
    expect(signed).toContainEqual(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'served-elsewhere-at-that-time' }) }),
    );
  });

  it('takes a better call until it is countersigned, and holds the countersigner to the call they read', async () => {
    const { place, anna, ben } = await held(day(14));
    const first = await town.perform(callRoll, cast.leader, { ...place, lines: [{ personId: anna.personId }] });
    const better = [{ personId: anna.personId }, { personId: ben.personId }];
    const second = await town.perform(callRoll, cast.leader, { ...place, lines: better });
    expect(await town.ask(countersign, cast.clerk, { ...place, rollCallId: first.rollCallId })).toMatchObject({
      problem: { code: 'roll-was-called-again' },
    });
    await town.perform(countersign, cast.clerk, { ...place, rollCallId: second.rollCallId });
    expect(await town.ask(callRoll, cast.leader, { ...place, lines: better })).toMatchObject({
      problem: { code: 'already-countersigned' },
    });
    const shown = await town.perform(getRollCall, cast.clerk, place);
    expect(shown.lines.map((line) => line.minutes)).toEqual([180, 180]);
  });

  it('marks what is recorded after ten working days as late (VOL-08)', async () => {
    const { place, anna } = await held(day(15));
    town.turnTo('2026-11-20T01:00:00.000Z');
    const call = await town.perform(callRoll, cast.leader, { ...place, lines: [{ personId: anna.personId }] });
    await town.perform(countersign, cast.clerk, { ...place, rollCallId: call.rollCallId });
    expect((await town.perform(contract.myRecord, anna, {})).items[0]).toMatchObject({ lateEntry: true });
  });
});

describe('who sees and who may', () => {
  it('shows names to those at the door, masked ones to a coordinator, none to strangers (T18)', async () => {
    const { id, anna } = await held(day(16));
    const coordinator = town.actor(cast.clerkId, [{ role: 'coordinator', organisationId: cast.organisationId }]);
    const named = await town.perform(roster, cast.leader, { activityId: id });
    const masked = await town.perform(roster, coordinator, { activityId: id });
    const name = named.items.find((row) => row.personId === anna.personId)?.name ?? '';
    expect(name).not.toContain('*');
    expect(masked.items[0]?.name).toContain('*');
    expect(await town.ask(roster, town.stranger, { activityId: id })).toMatchObject({ problem: { status: 401 } });
    const elsewhere = town.actor(cast.clerkId, [
      { role: 'clerk', organisationId: '018f0000-0000-7000-8000-0000000000ff' },
    ]);
    expect(await town.ask(roster, elsewhere, { activityId: id })).toMatchObject({ problem: { status: 403 } });
    const told = JSON.stringify(await town.perform(contract.getActivity, town.stranger, { activityId: id }));
    expect(told).not.toContain(name);
    expect(told).not.toContain(anna.personId);
    expect(told).not.toContain(cast.leaderId);
  });

  it('keeps drafts from others and says to organisers what is open and why not', async () => {
    town.turnTo(longBefore);
    const { id } = await cast.announce(day(17));
    const managed = await town.perform(contract.getManagedActivity, cast.clerk, { activityId: id });
    expect(managed.steps).toMatchObject({
      publish: { isOpen: false, because: 'step-not-open' },
      end: { isOpen: false, because: 'not-begun' },
      cancel: { isOpen: true, because: null },
    });
    expect(managed).toMatchObject({ mayCallRoll: false, mayCountersign: true, leaderPersonId: cast.leaderId });
  });

  it('puts a call of the roll before the leader and its countersigning before the clerk', async () => {
    const { id, place, anna } = await held(day(18));
    const dueOf = (actor: Rehearsal['leader']) =>
      town.house.database.read(town.place.tenantId, async (tx) => {
        const items = await listDue({ tx, actor, now: town.now(), locale: 'zh-CN' });
        return items.find((item) => item.id === id)?.tag.text;
      });
    expect(await dueOf(cast.leader)).toBe('待点名');
    expect(await dueOf(cast.clerk)).toBe('待结束');
    await town.perform(callRoll, cast.leader, { ...place, lines: [{ personId: anna.personId }] });
    expect(await dueOf(cast.clerk)).toBe('待核对');
  });

  it('offers no way to type a grade (T9)', () => {
    const inputs = offers.capabilities
      .filter((capability) => capability.name === 'activities')
      .flatMap((capability) => capability.handlers.map((handler) => Object.keys(handler.route.input.shape)))
      .flat();
    expect(inputs.filter((field) => /grade|minutes|hours/i.test(field))).toEqual([]);
  });
});

/** Each figure is what is expected, and its rows sum to it, read three at a time. */
async function readsAs(activityId: string, expected: Readonly<Record<string, number>>) {
  const question = { organisationIds: [cast.organisationId], from: '2026-09-28', to: '2026-09-28' };
  const figures = offers.capabilities.flatMap((capability) => capability.figures ?? []);
  await town.house.database.read(town.place.tenantId, async (tx) => {
    for (const [id, value] of Object.entries(expected)) {
      const figure = figures.find((each) => each.id === id);
      expect(await figure?.total(tx, question), id).toBe(value);
      let sum = 0;
      for (let after: string | null = null; ;) {
        const rows: readonly FigureRow[] = (await figure?.rows(tx, question, { after, limit: 1 })) ?? [];
        const [row] = rows;
        if (!row) break;
        expect(row).toMatchObject({ on: '2026-09-28', to: `/activities/${activityId}` });
        sum += row.amount;
        after = row.id;
      }
      expect(sum, id).toBe(value);
    }
    const told = await listActivitiesIn(tx, question);
    expect(told.map((each) => each.id)).toEqual([activityId]);
  });
}
