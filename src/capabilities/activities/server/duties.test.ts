import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import type { PersonActor } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import { findPersonByPhone } from '../../people/server/door.ts';
import { revokeRole } from '../../roles/contract.ts';
import { findGrantsOf } from '../../roles/server/door.ts';
import { callRoll, roster } from '../contract/attendance.ts';
import { giveDuty, listDuties, type Duty } from '../contract/duties.ts';
import * as contract from '../contract.ts';

const DAY = '2026-10-10';
const [startsAt, endsAt] = [`${DAY}T01:00:00.000Z`, `${DAY}T04:00:00.000Z`];
const HELPER = '13800005099';

let town: Town;
let office: Office;
let clerk: Colleague;
let leader: Colleague;
let volunteer: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  clerk = await office.takeOn('13800005001', [['clerk', office.branchId]]);
  leader = await office.takeOn('13800005002', [['leader', office.branchId]]);
  volunteer = await office.takeOn('13800005003');
});
afterAll(() => town.close());
beforeEach(() => town.turnTo('2026-09-28T01:30:00.000Z'));
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

async function announce() {
  const [activityId, segmentId] = [newId(), newId()];
  const times = { startsAt, endsAt };
  const texts = { content: '送到户', placeText: '社区', conditions: '成年', risks: '无', guarantees: '饮水' };
  await town.perform(contract.draftActivity, clerk.actor, {
    id: activityId,
    organisationId: office.branchId,
    title: '送文具',
    ...texts,
    ...times,
    howToSignUp: '在本页报名',
    capacity: 10,
    leaderPersonId: leader.actor.personId,
    segments: [{ id: segmentId, kind: 'volunteer-service', title: '送文具', ...times }],
  });
  await town.perform(contract.publishActivity, clerk.actor, { activityId });
  return { activityId, segmentId };
}

/** Who the session of this person would say it is, now. */
async function asNow(personId: string): Promise<PersonActor> {
  const grants = await town.house.database.read(town.place.tenantId, (tx) => findGrantsOf(tx, [personId], town.now()));
  return town.actor(personId, grants.get(personId) ?? []);
}

async function personOf(phone: string): Promise<string> {
  const person = await town.house.database.read(town.place.tenantId, (tx) => findPersonByPhone(tx, phone));
  return person?.id ?? '';
}

type Given = { readonly activityId: string; readonly phone?: string; readonly duty?: Duty };

function give(by: Colleague, { activityId, phone = HELPER, duty = 'helper' }: Given) {
  return town.ask(giveDuty, by.actor, { activityId, id: newId(), duty, phone, name: '钱帮手' });
}

describe('a helper for one day', () => {
  it('who never signed in reads the sign-ups of this activity and calls its roll, and nothing else', async () => {
    const { activityId, segmentId } = await announce();
    const other = await announce();
    await town.perform(contract.signUp, volunteer.actor, { activityId });
    expect(await give(leader, { activityId })).toMatchObject({ ok: true, output: { untilAt: endsAt } });
    const helper = await asNow(await personOf(HELPER));
    expect((await town.perform(roster, helper, { activityId })).items).toMatchObject([{ name: '赵某某' }]);
    expect(await town.ask(roster, helper, { activityId: other.activityId })).toMatchObject({ ok: false });
    const { items } = await town.perform(contract.listManagedActivities, helper, {});
    expect(items.map((item) => item.id)).toEqual([activityId]);
    const managed = await town.perform(contract.getManagedActivity, helper, { activityId });
    expect(managed).toMatchObject({ mayOrganise: false, mayCallRoll: true, mayCountersign: false });
    expect(await town.ask(contract.endActivity, helper, { activityId })).toMatchObject({ ok: false });
    town.turnTo(`${DAY}T02:00:00.000Z`);
    const lines = [{ personId: volunteer.actor.personId }];
    expect(await town.ask(callRoll, helper, { activityId, segmentId, lines })).toMatchObject({ ok: true });
  });

  it('is nobody from the last minute on', async () => {
    const { activityId } = await announce();
    await give(leader, { activityId, phone: '13800005098' });
    const personId = await personOf('13800005098');
    town.turnTo(`${DAY}T03:59:59.999Z`);
    expect((await asNow(personId)).grants).toMatchObject([{ role: 'helper', thing: { id: activityId } }]);
    town.turnTo(endsAt);
    expect((await asNow(personId)).grants).toEqual([]);
  });

  it.each([['cancelled'], ['ended']] as const)('is nobody once it is %s, and the record says why', async (how) => {
    const { activityId } = await announce();
    await give(leader, { activityId, phone: '13800005097' });
    const personId = await personOf('13800005097');
    if (how === 'cancelled') {
      await town.perform(contract.cancelActivity, clerk.actor, { activityId, reason: '下雨' });
    } else {
      town.turnTo(`${DAY}T02:00:00.000Z`);
      await town.perform(contract.endActivity, clerk.actor, { activityId });
    }
    expect((await asNow(personId)).grants).toEqual([]);
    const facts = await town.house.database.read(town.place.tenantId, (tx) =>
      tx.query<{ detail: { because: string } }>(
        `select detail from platform.fact where tenant_id = $1 and name = 'roles.role-fell-away'
         and subject_id = $2 order by at desc limit 1`,
        [tx.tenantId, personId],
      ),
    );
    expect(facts[0]?.detail).toMatchObject({ because: 'thing-ended' });
  });
});

describe('giving on', () => {
  it('goes from clerk to leader to helper, and all of it falls with the first', async () => {
    const { activityId } = await announce();
    const second = await office.takeOn('13800005010');
    const third = await office.takeOn('13800005011');
    await town.perform(giveDuty, clerk.actor, {
      activityId,
      id: newId(),
      duty: 'leader',
      phone: second.phone,
      name: '赵某某',
    });
    const dayLeader = { ...second, actor: await asNow(second.actor.personId) };
    expect(await give(dayLeader, { activityId, phone: third.phone })).toMatchObject({ ok: true });
    expect(await give(dayLeader, { activityId, phone: third.phone })).toMatchObject({
      problem: { code: 'duty-already-held' },
    });
    const { items, mayGive } = await town.perform(listDuties, clerk.actor, { activityId });
    expect(items.map((item) => item.duty)).toEqual(['leader', 'helper']);
    expect(mayGive).toEqual(['helper', 'leader']);
    const grantId = items[0]?.grantId ?? '';
    expect(await town.perform(revokeRole, clerk.actor, { grantId })).toMatchObject({ endedBelow: 1 });
    expect((await asNow(third.actor.personId)).grants).toEqual([]);
  });

  it('is not for helpers, outsiders, oneself, or after the end', async () => {
    const { activityId } = await announce();
    const outsider = await office.takeOn('13800005012', [['leader', office.otherBranchId]]);
    const codeOf = async (asked: ReturnType<typeof give>) => {
      const answered = await asked;
      return answered.ok ? 'given' : answered.problem.code;
    };
    expect(await codeOf(give(outsider, { activityId }))).toBe('not-yours-to-give');
    expect(await codeOf(give(leader, { activityId, phone: leader.phone }))).toBe('not-to-yourself');
    expect(await codeOf(give(leader, { activityId, duty: 'leader' }))).toBe('not-yours-to-give');
    await give(leader, { activityId });
    const personId = await personOf(HELPER);
    const helper = { ...leader, actor: await asNow(personId) };
    expect(await codeOf(give(helper, { activityId, phone: '13800005096' }))).toBe('role-missing');
    town.turnTo(endsAt);
    expect(await codeOf(give(leader, { activityId, phone: '13800005095' }))).toBe('activity-over');
  });
});
