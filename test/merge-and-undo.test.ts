import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findActors } from '../src/capabilities/access/server/door.ts';
import * as activities from '../src/capabilities/activities/contract.ts';
import * as attendance from '../src/capabilities/activities/contract/attendance.ts';
import { getFigure } from '../src/capabilities/figures/contract.ts';
import { myEntries } from '../src/capabilities/ledger/contract.ts';
import { enterPerson, getPerson } from '../src/capabilities/people/contract.ts';
import * as merging from '../src/capabilities/people/contract/merging.ts';
import { allIdsOf, findPeople, sameAs } from '../src/capabilities/people/server/door.ts';
import type { PersonActor } from '../src/kernel/actor.ts';
import { addMinutes, instantAt } from '../src/kernel/days.ts';
import { newId } from '../src/platform/server/ids.ts';
import { withClient } from '../src/platform/server/roles.ts';
import { photograph } from './photograph.ts';
import { openPlayedTown, type PlayedTown } from './played-town.ts';

const REASON = '两次登记的是同一位志愿者';
/** What a merge and its undoing may leave behind: facts, receipts, and the history of merges itself. */
const LEAVES_TRACES =
  /^(platform\.(fact|receipt|chain|cursor|round|listener|merkle|checkpoint)|people\.merge|notices\.)/;

let town: PlayedTown;
const slug = 'dongying';
let coordinator: PersonActor;
beforeAll(async () => {
  town = await openPlayedTown();
  coordinator = town.player(slug, 'coordinator');
});
afterAll(() => town.close());

const place = () => town.placeOf(slug);
const within = () => ({ place: place() });
const query = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  withClient(town.adminUrl, async (client) => (await client.query<Row>(sql, [place().tenantId, ...values])).rows);

async function picture() {
  const all = await photograph(town.adminUrl, place().tenantId);
  return Object.fromEntries(Object.entries(all).filter(([table]) => !LEAVES_TRACES.test(table)));
}

/** A morning of volunteer service that anybody may sign up for, weeks after everything the town has played. */
async function announce(date: string) {
  const [id, segmentId] = [newId(), newId()];
  const [startsAt, endsAt] = [instantAt(date, '09:00'), instantAt(date, '11:00')];
  const [writer, leader] = [town.player(slug, 'team'), town.player(slug, 'leader')];
  const organisationId = writer.grants[0]?.organisationId ?? '';
  const said = { conditions: '成年', risks: '无', guarantees: '饮水和保险', howToSignUp: '在本页报名' };
  const segments = [{ id: segmentId, kind: 'volunteer-service' as const, title: '送文具', startsAt, endsAt }];
  const plan = {
    title: '送文具',
    content: '送到户',
    placeText: '幸福社区广场',
    startsAt,
    endsAt,
    capacity: 9,
    segments,
  };
  const leaderPersonId = leader.personId;
  await town.perform(
    activities.draftActivity,
    writer,
    { id, organisationId, origin: null, ...plan, ...said, leaderPersonId },
    within(),
  );
  await town.perform(activities.publishActivity, writer, { activityId: id }, within());
  return { activityId: id, segmentId, writer, leader, after: { ...within(), now: addMinutes(endsAt, 10) } };
}

/** Somebody signs up, is called and countersigned: then there are hours, and minutes in the ledger. */
async function serve(personId: string, date: string): Promise<void> {
  const { activityId, segmentId, writer, leader, after } = await announce(date);
  await town.perform(activities.signUp, actorOf(personId), { activityId }, within());
  await town.perform(activities.endActivity, leader, { activityId }, after);
  const lines = [{ personId }];
  const { rollCallId } = await town.perform(attendance.callRoll, leader, { activityId, segmentId, lines }, after);
  await town.perform(attendance.countersign, writer, { activityId, segmentId, rollCallId }, after);
  await town.house.listening.catchUp(place());
}

async function findVolunteer(): Promise<string> {
  const [found] = await query<{ id: string }>(
    'select person_id as id from activities.service_record where tenant_id = $1 order by person_id limit 1',
  );
  if (!found) throw new Error('The town has no volunteer.');
  return found.id;
}

/** Somebody of the place's first organisation, of whom nothing is known but a name. */
async function enterSomebody(name: string): Promise<string> {
  const id = newId();
  const organisationId = coordinator.grants[0]?.organisationId ?? '';
  const asked = { id, name, organisationId, consentReference: '同意书 1' };
  await town.perform(enterPerson, coordinator, asked, within());
  return id;
}

const actorOf = (personId: string, more: Partial<PersonActor> = {}): PersonActor => ({
  ...coordinator,
  personId,
  grants: [],
  ...more,
});

/** Everything that a person reads of themselves, and the figure that counts persons. */
async function readOwn(actor: PersonActor) {
  const signedUp = await town.perform(activities.myActivities, actor, {}, within());
  const record = await town.perform(activities.myRecord, actor, {}, within());
  const entries = await town.perform(myEntries, actor, {}, within());
  return {
    activities: signedUp.items.map((item) => item.activityId),
    minutes: record.totalMinutes,
    records: record.items.map((item) => item.id),
    balance: entries.balanceMinutes,
    entries: entries.items.length,
  };
}

async function countPersons(): Promise<number> {
  const asked = { figureId: 'persons', from: '2026-01', to: '2026-12' };
  return (await town.perform(getFigure, coordinator, asked, within())).value;
}

async function comeWith(personId: string) {
  const token = `token-${personId}`;
  await query(
    `insert into access.session (tenant_id, id, person_id, token_hash, made_at, seen_at, proven_at, began_by)
     values ($1, $2, $3, $4, $5, $5, $5, 'code') on conflict do nothing`,
    [newId(), personId, Buffer.from(await hashOf(token)).toString('base64url'), town.now()],
  );
  const [actor] = await town.house.database.write(place().tenantId, (tx) =>
    findActors(tx, [{ token, now: town.now() }]),
  );
  return actor;
}
const hashOf = (token: string) => crypto.subtle.digest('SHA-256', Buffer.from(token));

describe('two records that were one person', () => {
  it('are read as one after the merge, and as two again after it was undone, byte for byte', async () => {
    const survivorId = await findVolunteer();
    const mergedId = await enterSomebody('甲某某');
    await serve(mergedId, '2026-11-07');
    const [survivor, merged] = [actorOf(survivorId), actorOf(mergedId)];
    await comeWith(mergedId);
    await query(
      `insert into roles.role_grant (tenant_id, id, person_id, role, organisation_id, granted_by, granted_at, from_at)
       select $1, $2, $3, 'leader', organisation_id, 'system:test', $4, $4 from people.person
       where tenant_id = $1 and id = $3`,
      [newId(), mergedId, town.now()],
    );
    const before = await picture();
    const [own, other] = [await readOwn(survivor), await readOwn(merged)];
    const personsBefore = await countPersons();
    expect(Object.values(before).length).toBeGreaterThan(30);

    const id = newId();
    const parts = ['phone' as const, 'name' as const];
    await town.perform(merging.mergePeople, coordinator, { id, survivorId, mergedId, parts, reason: REASON }, within());
    expect(await town.brokenInvariants()).toEqual([]);

    // A session of the merged record acts as the survivor, with the rights of both.
    const actor = await comeWith(mergedId);
    expect(actor).toMatchObject({ personId: survivorId, mergedIds: [mergedId] });
    expect(actor?.grants.map((grant) => grant.role)).toContain('leader');
    const both = await readOwn(actor as PersonActor);
    expect(both.minutes).toBe(own.minutes + other.minutes);
    expect(both.balance).toBe(own.balance + other.balance);
    expect(new Set(both.records)).toEqual(new Set([...own.records, ...other.records]));
    expect(new Set(both.activities)).toEqual(new Set([...own.activities, ...other.activities]));
    expect(new Set(both.activities).size).toBe(both.activities.length);
    expect(await countPersons()).toBe(personsBefore - 1);
    await town.house.database.read(place().tenantId, async (tx) => {
      expect(await allIdsOf(tx, survivorId)).toEqual([survivorId, mergedId]);
      expect(await sameAs(tx, [mergedId, survivorId])).toEqual(new Map([[mergedId, survivorId]]));
      const cards = await findPeople(tx, [survivorId, mergedId]);
      expect(cards.get(survivorId)).toEqual(cards.get(mergedId));
    });

    const undone = await town.perform(
      merging.undoMerge,
      coordinator,
      { mergeId: id, reason: '核对后发现弄错了人' },
      within(),
    );
    expect(undone).toEqual({ survivorId, mergedId });
    expect(await town.brokenInvariants()).toEqual([]);
    expect(await picture()).toEqual(before);
    expect(await readOwn(survivor)).toEqual(own);
    expect(await readOwn(merged)).toEqual(other);
    expect(await countPersons()).toBe(personsBefore);
    const again = await town.ask(merging.undoMerge, coordinator, { mergeId: id, reason: '再撤一次看看' }, within());
    expect(again).toMatchObject({ ok: false, problem: { code: 'already-undone' } });
  });

  it('signs up once, whichever record the place stands on', async () => {
    const open = await announce('2026-11-14');
    const [one, other] = [{ id: await enterSomebody('甲某某') }, { id: await enterSomebody('甲某某') }];
    await town.perform(activities.signUp, actorOf(other.id), { activityId: open.activityId }, within());
    const merge = { id: newId(), survivorId: one.id, mergedId: other.id, reason: REASON };
    await town.perform(merging.mergePeople, coordinator, merge, within());
    const actor = await comeWith(other.id);
    const twice = await town.ask(activities.signUp, actor as PersonActor, { activityId: open.activityId }, within());
    expect(twice).toMatchObject({ ok: false, problem: { code: 'already-signed-up' } });
    const read = await town.perform(getPerson, coordinator, { personId: other.id }, within());
    expect(read.id).toBe(one.id);
    await town.perform(merging.undoMerge, coordinator, { mergeId: merge.id, reason: '核对后发现弄错了人' }, within());
    await town.perform(activities.signUp, actorOf(one.id), { activityId: open.activityId }, within());
    // Now both stand in one queue, and cannot be one person any more.
    const apart = await town.ask(merging.mergePeople, coordinator, { ...merge, id: newId() }, within());
    expect(apart).toMatchObject({ ok: false, problem: { code: 'both-in-one-activity' } });
  });

  it('are merged once of many who press at the same moment, in whichever direction', async () => {
    const [one, other] = [await enterSomebody('乙某某'), await enterSomebody('乙某某')];
    const pairs = [0, 1, 2, 3].map((no) => (no % 2 === 0 ? [one, other] : [other, one]));
    const asked = pairs.map(([survivorId = '', mergedId = '']) =>
      town.ask(merging.mergePeople, coordinator, { id: newId(), survivorId, mergedId, reason: REASON }, within()),
    );
    const codes = (await Promise.all(asked)).map((each) => (each.ok ? 'merged' : each.problem.code)).sort();
    expect(codes).toEqual(['already-merged', 'already-merged', 'already-merged', 'merged']);
    expect(await town.brokenInvariants()).toEqual([]);
  });

  it('are kept apart by their roles, and nobody merges their own record', async () => {
    const auditor = town.player(slug, 'auditor');
    const clerk = await query<{ id: string }>(
      `select person_id as id from roles.role_grant where tenant_id = $1 and role = 'clerk' limit 1`,
    );
    const asked = { id: newId(), survivorId: auditor.personId, mergedId: clerk[0]?.id ?? '', reason: REASON };
    const apart = await town.ask(merging.mergePeople, coordinator, asked, within());
    expect(apart).toMatchObject({ ok: false, problem: { code: 'roles-do-not-mix' } });
    const own = { ...asked, id: newId(), survivorId: coordinator.personId };
    const mine = await town.ask(merging.mergePeople, coordinator, own, within());
    expect(mine).toMatchObject({ ok: false, problem: { code: 'not-your-own-record' } });
  });
});
