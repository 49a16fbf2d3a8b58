import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { coverageOf, isWhollyClosed, wholeCoverage } from './coverage.ts';
import type { NeedDraft, NeedMatter, StandingClaim } from './model.ts';
import * as rules from './rules.ts';

const now = '2026-09-28T01:30:00.000Z';
const community = { id: 'community', lineage: ['community', 'area'] };
const company = { id: 'company', lineage: ['company', 'area'] };

function person(personId: string, role: 'clerk' | 'coordinator', organisationId: string): Actor {
  return { kind: 'person', tenantId: 't', personId, sessionId: 's', grants: [{ role, organisationId }] };
}
const clerk = person('clerk', 'clerk', 'community');
const companyClerk = person('company-clerk', 'clerk', 'company');
const coordinator = person('coordinator', 'coordinator', 'area');

const draft: NeedDraft = {
  id: 'need',
  organisationId: 'community',
  title: '公益凉亭',
  category: 'facilities',
  description: '小区里没有遮阳的地方。',
  areaText: '仙河镇',
  deadlineOn: '2026-12-31',
  contactRole: '社区网格员',
  origin: null,
  lines: [{ id: 'line', name: '凉亭', amount: 5, unit: '份' }],
};

function needIn(change: Partial<NeedMatter>): NeedMatter {
  const drafted = rules.draftNeed(clerk, draft, community);
  if (!drafted.ok) throw new Error(drafted.refusal);
  return { ...drafted.value, requester: community, ...change };
}
const open = needIn({ state: 'open', publishedAt: now });

function claimOf(change: Partial<StandingClaim>): StandingClaim {
  return {
    id: 'claim',
    needId: 'need',
    lineId: 'line',
    commitmentId: 'commitment',
    organisationId: 'other',
    amount: 3,
    firstContactOn: '2026-10-01',
    finishOn: '2026-10-31',
    claimedAt: now,
    releasedAt: null,
    ledgerNo: 'TRY-2026-0001',
    state: 'committed',
    fulfilledAmount: 0,
    ...change,
  };
}
const wish = {
  id: 'claim-2',
  lineId: 'line',
  organisationId: 'company',
  amount: 2,
  plan: '两名木工，三个周末',
  firstContactOn: '2026-10-01',
  finishOn: '2026-10-31',
};
function claim(actor: Actor, claims: readonly StandingClaim[], change: Partial<typeof wish> = {}, need = open) {
  const provider = change.organisationId === 'community' ? community : company;
  return rules.claimNeed(actor, need, claims, { wish: { ...wish, ...change }, provider, commitmentId: 'c2', now });
}

describe('claiming (W3)', () => {
  test('gives the last two of five parts', () => {
    expect(claim(companyClerk, [claimOf({})])).toMatchObject({ ok: true, value: { amount: 2 } });
  });
  test('names what remains when more is asked for', () => {
    expect(claim(companyClerk, [claimOf({})], { amount: 3 })).toMatchObject({
      refusal: 'claim-exceeds-remaining',
      field: 'amount',
      detail: { remaining: 2, unit: '份' },
    });
  });
  test.each([['declined'], ['released']] as const)('a %s part can be claimed again', (state) => {
    expect(claim(companyClerk, [claimOf({ amount: 5, state })], { amount: 5 }).ok).toBe(true);
  });
  test('refuses a line that is wholly claimed', () => {
    expect(claim(companyClerk, [claimOf({ amount: 5 })])).toMatchObject({ refusal: 'need-already-covered' });
  });
  test('refuses own needs, foreign names, closed needs and unknown lines', () => {
    expect(claim(clerk, [], { organisationId: 'community' })).toMatchObject({ refusal: 'provider-is-requester' });
    expect(claim(clerk, [])).toMatchObject({ refusal: 'not-your-organisation' });
    expect(claim(coordinator, [])).toMatchObject({ refusal: 'not-your-organisation' });
    expect(claim(companyClerk, [], {}, needIn({}))).toMatchObject({ refusal: 'need-not-in-this-state' });
    expect(claim(companyClerk, [], { lineId: 'elsewhere' })).toMatchObject({ refusal: 'need-line-not-found' });
  });
  test('asks for dates in order, from today on', () => {
    expect(claim(companyClerk, [], { firstContactOn: '2026-09-27' })).toMatchObject({ refusal: 'date-in-the-past' });
    expect(claim(companyClerk, [], { finishOn: '2026-09-30' })).toMatchObject({ refusal: 'dates-out-of-order' });
  });
  test('keeps private numbers out of the plan', () => {
    expect(claim(companyClerk, [], { plan: '找老王 13912345678' })).toMatchObject({
      refusal: 'text-holds-phone-number',
      field: 'plan',
    });
  });
});

describe('from draft to wall', () => {
  const submitted = needIn({ state: 'pending-review', submittedBy: 'coordinator' });
  test('the person who submitted does not publish', () => {
    expect(rules.publishNeed(coordinator, submitted, now)).toMatchObject({ refusal: 'submitter-may-not-publish' });
    const other = person('other', 'coordinator', 'area');
    expect(rules.publishNeed(other, submitted, now)).toMatchObject({ ok: true, value: { state: 'open' } });
  });
  test('a clerk does not publish', () => {
    expect(rules.publishNeed(clerk, submitted, now)).toMatchObject({ refusal: 'not-coordinator-here' });
  });
  test('names the field that holds private data (REG-06)', () => {
    const told = needIn({
      state: 'pending-review',
      lines: [{ id: 'line', no: 1, name: '轮椅，送到370502198001011234', amount: 1, unit: '辆' }],
    });
    expect(rules.publishNeed(coordinator, told, now)).toMatchObject({
      refusal: 'text-holds-identity-number',
      field: 'lines.0.name',
    });
  });
  test('what was returned may be revised and keeps its clause', () => {
    const returned = rules.returnNeed(coordinator, submitted, '请写明数量');
    if (!returned.ok) throw new Error(returned.refusal);
    const revised = rules.reviseNeed(
      clerk,
      { ...returned.value, requester: community },
      { ...draft, title: '凉亭两座' },
    );
    expect(revised).toMatchObject({
      ok: true,
      value: { title: '凉亭两座', state: 'draft', organisationId: 'community' },
    });
  });
  test('a need somebody works on is not withdrawn', () => {
    expect(rules.withdrawNeed(clerk, open, [claimOf({})], '不需要了')).toMatchObject({
      refusal: 'need-has-open-claims',
    });
    expect(rules.withdrawNeed(clerk, open, [claimOf({ state: 'closed' })], '不需要了').ok).toBe(true);
    expect(rules.withdrawNeed(companyClerk, open, [], '不需要了')).toMatchObject({ refusal: 'not-your-need' });
  });
});

describe('following commitments', () => {
  const whole = claimOf({ amount: 5, state: 'closed', fulfilledAmount: 5 });
  test('is fulfilled when all is closed, not when it is accepted', () => {
    expect(rules.followCommitments(open, [{ ...whole, state: 'accepted' }], now)).toBeNull();
    expect(rules.followCommitments(open, [whole], now)).toMatchObject({
      value: { state: 'fulfilled', fulfilledOn: '2026-09-28' },
      facts: [{ name: 'three-lists.need-fulfilled' }],
    });
  });
  test('opens again when a commitment is reopened', () => {
    const fulfilled = { ...open, state: 'fulfilled' as const, fulfilledOn: '2026-09-28' };
    const reopened = [{ ...whole, state: 'reopened' as const, fulfilledAmount: 0 }];
    expect(rules.followCommitments(fulfilled, reopened, now)).toMatchObject({
      value: { state: 'open', fulfilledOn: null },
    });
  });
  test('gives back what was closed but not done', () => {
    const settled = rules.settleShortfall(open, { ...whole, fulfilledAmount: 3 }, now);
    expect(settled).toMatchObject({ value: { amount: 3 }, facts: [{ detail: { returnedAmount: 2 } }] });
    expect(settled && coverageOf(open.lines[0]!, [settled.value]).remaining).toBe(2);
    expect(rules.settleShortfall(open, whole, now)).toBeNull();
  });
});

describe('coverage', () => {
  const mixed = { lines: [...open.lines, { id: 'other', no: 2, name: '木工', amount: 2, unit: '名' }] };
  test('adds lines of one unit and counts lines of several', () => {
    expect(wholeCoverage(open, [claimOf({})])).toEqual({
      requested: 5,
      committed: 3,
      fulfilled: 0,
      remaining: 2,
      unit: '份',
    });
    const claims = [claimOf({ amount: 5, state: 'closed', fulfilledAmount: 5 })];
    expect(wholeCoverage(mixed, claims)).toEqual({
      requested: 2,
      committed: 1,
      fulfilled: 1,
      remaining: 1,
      unit: null,
    });
    expect(isWhollyClosed(mixed, claims)).toBe(false);
  });
});
