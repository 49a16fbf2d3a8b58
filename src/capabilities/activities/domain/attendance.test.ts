import { describe, expect, it } from 'vitest';
import type { PersonActor, Role } from '../../../kernel/actor.ts';
import { callRoll, countersign, type Around } from './attendance.ts';
import type { Activity, Segment } from './model.ts';

const organisation = { id: 'branch', lineage: ['branch'] };
const as = (role: Role, personId: string): PersonActor => ({
  kind: 'person',
  tenantId: 'tenant',
  sessionId: 'session',
  personId,
  grants: [{ role, organisationId: 'branch' }],
});
const leader = as('leader', 'leader');
const clerk = as('clerk', 'clerk');
const startsAt = '2026-09-28T01:00:00.000Z';
const endsAt = '2026-09-28T04:00:00.000Z';
const segment: Segment = {
  id: 'segment',
  no: 1,
  kind: 'volunteer-service',
  title: '入户服务',
  startsAt,
  endsAt,
  rollCallId: null,
  calledBy: null,
  calledAt: null,
  countersignedBy: null,
  countersignedAt: null,
};
const activity: Activity = {
  id: 'activity',
  organisationId: 'branch',
  origin: null,
  title: '关爱老人',
  content: '打扫',
  placeText: '社区',
  startsAt,
  endsAt,
  signUpClosesAt: startsAt,
  capacity: 20,
  conditions: '成年',
  risks: '无',
  guarantees: '饮水',
  howToSignUp: '网上',
  leaderPersonId: 'leader',
  state: 'recruiting',
  confirmedCount: 2,
  arrivalCount: 2,
  recordDueOn: '2026-10-16',
  recordRuleId: 'cn-service-clocks-2021',
  segments: [segment],
};
const held = { activity, organisation };
const around: Around = { confirmed: new Set(['anna', 'ben', 'clerk', 'leader']), served: [] };

const call = (lines: Parameters<typeof callRoll>[2]['lines'], more: Partial<Around & { now: string }> = {}) =>
  callRoll(leader, held, { rollCallId: 'call', segment, lines }, { ...around, now: endsAt, ...more });

describe('calling the roll', () => {
  it('counts the whole segment unless other times are said, to the minute (T8)', () => {
    const decision = call([
      { personId: 'anna' },
      { personId: 'ben', fromAt: startsAt, toAt: '2026-09-28T03:30:00.000Z' },
    ]);
    expect(decision).toMatchObject({ value: { lines: [{ minutes: 180 }, { minutes: 150 }] } });
  });

  it('refuses six hours in a segment of three, and two places at once (T10)', () => {
    const six = { personId: 'anna', fromAt: startsAt, toAt: '2026-09-28T07:00:00.000Z' };
    expect(call([six])).toMatchObject({ refusal: 'outside-the-segment', field: 'lines[0]' });
    const served = [{ personId: 'anna', startsAt: '2026-09-28T03:59:00.000Z', endsAt: '2026-09-28T05:00:00.000Z' }];
    expect(call([{ personId: 'anna' }], { served })).toMatchObject({ refusal: 'served-elsewhere-at-that-time' });
  });

  it('refuses who holds no place, and the same person twice', () => {
    expect(call([{ personId: 'passer-by' }])).toMatchObject({ refusal: 'not-among-the-signed-up' });
    expect(call([{ personId: 'anna' }, { personId: 'anna' }])).toMatchObject({ refusal: 'person-listed-twice' });
  });

  it('is for the leader, once the segment has begun', () => {
    const wanted = { rollCallId: 'call', segment, lines: [] };
    expect(callRoll(clerk, held, wanted, { ...around, now: endsAt })).toMatchObject({ refusal: 'not-yours-to-call' });
    expect(call([], { now: '2026-09-28T00:59:00.000Z' })).toMatchObject({ refusal: 'segment-not-begun' });
  });

  it('says when somebody served more than eight hours that day (VOL-04)', () => {
    const served = [{ personId: 'anna', startsAt: '2026-09-28T05:00:00.000Z', endsAt: '2026-09-28T10:30:00.000Z' }];
    expect(call([{ personId: 'anna' }], { served })).toMatchObject({
      value: { longDays: [{ personId: 'anna', on: '2026-09-28', minutes: 510 }] },
    });
  });

  it('counts a stretch over midnight on both days (T19)', () => {
    const night: Segment = { ...segment, startsAt: '2026-09-28T13:00:00.000Z', endsAt: '2026-09-29T01:00:00.000Z' };
    const served = [{ personId: 'anna', startsAt: '2026-09-29T01:00:00.000Z', endsAt: '2026-09-29T01:30:00.000Z' }];
    const lines = [{ personId: 'anna' }];
    const decision = callRoll(
      leader,
      held,
      { rollCallId: 'call', segment: night, lines },
      { ...around, served, now: night.endsAt },
    );
    // Three hours before midnight in China, nine and a half after it.
    expect(decision).toMatchObject({ value: { longDays: [{ on: '2026-09-29', minutes: 570 }] } });
  });
});

describe('countersigning', () => {
  const called: Segment = { ...segment, rollCallId: 'call', calledBy: 'leader', calledAt: endsAt };
  const lines = [{ personId: 'anna', fromAt: startsAt, toAt: '2026-09-28T03:30:00.000Z', recordId: 'record' }];
  const sign = (actor: PersonActor, more: { segment?: Segment; lines?: typeof lines; now?: string } = {}) =>
    countersign(
      actor,
      held,
      { segment: called, rollCallId: 'call', lines, ...more },
      { ...around, now: more.now ?? endsAt },
    );

  it('brings the record into being with its seven facts, graded C (VOL-03)', () => {
    expect(sign(clerk)).toMatchObject({
      value: {
        records: [
          {
            activityTitle: '关爱老人',
            servedOn: '2026-09-28',
            placeText: '社区',
            content: '打扫',
            minutes: 150,
            organisationId: 'branch',
            leaderPersonId: 'leader',
            grade: 'C',
            calledBy: 'leader',
            recordedBy: 'clerk',
            lateEntry: false,
          },
        ],
      },
      facts: [
        {
          name: 'activities.attendance-countersigned',
          detail: { windowMinutes: 180, lines: [{ personId: 'anna', minutes: 150, serviceRecordId: 'record' }] },
        },
      ],
    });
  });

  it('marks a late entry after ten working days (VOL-08)', () => {
    const decision = sign(clerk, { now: '2026-10-17T01:00:00.000Z' });
    expect(decision).toMatchObject({ value: { records: [{ lateEntry: true }] } });
  });

  it('earns nothing where it is not volunteer service (VOL-15)', () => {
    const decision = sign(clerk, { segment: { ...called, kind: 'study' } });
    expect(decision).toMatchObject({
      value: { records: [] },
      facts: [{ detail: { lines: [{ personId: 'anna', serviceRecordId: null }] } }],
    });
  });

  it('is never for the leader, nor for who called, nor for hours of one’s own', () => {
    expect(sign(leader)).toMatchObject({ refusal: 'caller-cannot-countersign' });
    const standIn: Segment = { ...called, calledBy: 'clerk' };
    expect(sign(clerk, { segment: standIn })).toMatchObject({ refusal: 'caller-cannot-countersign' });
    const own = [{ ...lines[0]!, personId: 'clerk' }];
    expect(sign(clerk, { lines: own })).toMatchObject({ refusal: 'countersigner-is-on-the-list' });
    expect(sign(as('editor', 'other'))).toMatchObject({ refusal: 'not-yours-to-countersign' });
  });

  it('waits for the call and for the end, and holds to the call that was read', () => {
    expect(sign(clerk, { segment })).toMatchObject({ refusal: 'roll-not-called' });
    expect(sign(clerk, { now: startsAt })).toMatchObject({ refusal: 'segment-not-over' });
    expect(sign(clerk, { segment: { ...called, rollCallId: 'newer' } })).toMatchObject({
      refusal: 'roll-was-called-again',
    });
  });
});
