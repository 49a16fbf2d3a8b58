import { describe, expect, it } from 'vitest';
import type { PersonActor, Role } from '../../../kernel/actor.ts';
import { actionsIn, transitionFor } from '../../../kernel/transitions.ts';
import { ActivityPlan, ActivityState, type Activity } from './model.ts';
import * as rules from './rules.ts';
import { activityWorkflow, signUpWorkflow } from './workflow.ts';

const organisation = { id: 'branch', lineage: ['branch', 'committee'] };
const as = (role: Role, organisationId = 'branch', personId: string = role): PersonActor => ({
  kind: 'person',
  tenantId: 'tenant',
  sessionId: 'session',
  personId,
  grants: [{ role, organisationId }],
});
const clerk = as('clerk');
const now = '2026-09-20T01:00:00.000Z';
const weekdays = {
  isWorkingDay: (date: string) => ![0, 6].includes(new Date(`${date}T00:00:00.000Z`).getUTCDay()),
};

const whole = {
  title: '关爱老人',
  content: '打扫、理发',
  placeText: '翠竹社区',
  startsAt: '2026-09-28T01:00:00.000Z',
  endsAt: '2026-09-28T03:30:00.000Z',
  capacity: 20,
  conditions: '成年、身体健康',
  risks: '无',
  guarantees: '饮水、保险',
  howToSignUp: '网上报名',
  leaderPersonId: '0198f000-0000-7000-8000-000000000001',
  segments: [
    {
      id: '0198f000-0000-7000-8000-00000000000a',
      kind: 'volunteer-service',
      title: '入户服务',
      startsAt: '2026-09-28T01:00:00.000Z',
      endsAt: '2026-09-28T03:30:00.000Z',
    },
  ],
};
const planOf = (more: object = {}) => ActivityPlan.parse({ ...whole, ...more });
const draftOf = (more: object = {}): Activity => {
  const decision = rules.draft(clerk, { id: 'activity', organisation, origin: null, plan: planOf(more) });
  if (!decision.ok) throw new Error(decision.refusal);
  return decision.value;
};

describe('drafting', () => {
  it('is for those who run the organisation or one above it', () => {
    const wanted = { id: 'activity', organisation, origin: null, plan: planOf() };
    expect(rules.draft(as('coordinator', 'committee'), wanted).ok).toBe(true);
    expect(rules.draft(as('clerk', 'elsewhere'), wanted)).toMatchObject({ refusal: 'not-yours-to-organise' });
    expect(rules.draft(as('auditor'), wanted)).toMatchObject({ refusal: 'not-yours-to-organise' });
  });

  it('refuses times that make no sense', () => {
    const refusal = (more: object) =>
      rules.draft(clerk, { id: 'activity', organisation, origin: null, plan: planOf(more) });
    expect(refusal({ endsAt: whole.startsAt })).toMatchObject({ refusal: 'ends-before-it-starts' });
    expect(refusal({ signUpClosesAt: '2026-09-29T00:00:00.000Z' })).toMatchObject({
      refusal: 'sign-up-closes-after-end',
    });
    const segments = [{ ...whole.segments[0], endsAt: '2026-09-28T04:00:00.000Z' }];
    expect(refusal({ segments })).toMatchObject({ refusal: 'segment-outside-activity', field: 'segments[0].startsAt' });
  });
});

describe('publishing', () => {
  const term = { ruleId: 'ten-days', workingDays: 10, calendar: weekdays };
  const publish = (activity: Activity, at = now) => rules.publish(clerk, { activity, organisation }, at, term);

  it('sets the date by which service must be on record, ten working days after the end (VOL-08)', () => {
    expect(publish(draftOf())).toMatchObject({
      value: { state: 'recruiting', recordDueOn: '2026-10-12', recordRuleId: 'ten-days' },
    });
  });

  it.each([
    ['placeText', ''],
    ['content', ' '],
    ['conditions', ''],
    ['capacity', null],
    ['howToSignUp', ''],
    ['risks', ''],
    ['guarantees', ''],
    ['leaderPersonId', null],
    ['segments', []],
  ])('asks for %s (VOL-17)', (field, value) => {
    expect(publish(draftOf({ [field]: value }))).toMatchObject({
      refusal: 'announcement-incomplete',
      field,
      detail: { missing: field },
    });
  });

  it.each([
    ['title', '找李某，13800138000'],
    ['content', '身份证 370502194501011234'],
    ['howToSignUp', '写信到 someone@example.cn'],
  ])('refuses %s that gives away a person (REG-06, SEC-33)', (field, text) => {
    const refused = { refusal: 'announcement-holds-private-number', field };
    expect(publish(draftOf({ [field]: text }))).toMatchObject(refused);
  });

  it('is too late once it has begun', () => {
    expect(publish(draftOf(), whole.startsAt)).toMatchObject({ refusal: 'already-begun' });
  });
});

describe('ending, settling, cancelling', () => {
  const published: Activity = { ...draftOf(), state: 'recruiting', recordDueOn: '2026-10-12' };
  const held = (more: Partial<Activity> = {}) => ({ activity: { ...published, ...more }, organisation });
  const countersigned = published.segments.map((segment) => ({ ...segment, countersignedAt: now }));

  it('ends after it has begun', () => {
    expect(rules.end(clerk, held(), now)).toMatchObject({ refusal: 'not-begun' });
    expect(rules.end(clerk, held(), whole.endsAt)).toMatchObject({ value: { state: 'ended' } });
  });

  it('settles when every segment is countersigned', () => {
    expect(rules.settle(clerk, held({ state: 'ended' }))).toMatchObject({
      refusal: 'segments-not-countersigned',
      detail: { open: 1 },
    });
    expect(rules.settle(clerk, held({ state: 'ended', segments: countersigned }))).toMatchObject({
      value: { state: 'settled' },
      facts: [{ name: 'activities.settled' }],
    });
  });

  it('is called off by a clerk or coordinator, while nothing is countersigned', () => {
    expect(rules.cancel(as('leader'), held())).toMatchObject({ refusal: 'not-yours-to-organise' });
    expect(rules.cancel(clerk, held({ segments: countersigned }))).toMatchObject({
      refusal: 'attendance-already-countersigned',
    });
    expect(rules.cancel(clerk, held())).toMatchObject({ value: { state: 'cancelled' } });
    expect(rules.cancel(clerk, held({ state: 'settled' }))).toMatchObject({ refusal: 'step-not-open' });
  });
});

describe('the tables', () => {
  it('reach every state and leave none without a way out', () => {
    const reached = new Set<string>([activityWorkflow.start]);
    for (const state of reached) {
      for (const action of actionsIn(activityWorkflow, state as ActivityState)) {
        reached.add(transitionFor(activityWorkflow, state as ActivityState, action)?.to ?? state);
      }
    }
    expect([...reached].sort()).toEqual([...ActivityState.options].sort());
    for (const state of ActivityState.options) {
      const leaves = actionsIn(activityWorkflow, state).some(
        (action) => transitionFor(activityWorkflow, state, action)?.to !== state,
      );
      expect(leaves).toBe(!activityWorkflow.ends.includes(state));
    }
    expect(actionsIn(signUpWorkflow, 'withdrawn')).toEqual([]);
  });
});
