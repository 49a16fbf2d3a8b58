import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../../../kernel/actor.ts';
import type { AgreementDraft, AgreementMatter, ClauseCommitment, PartyOrganisation } from './model.ts';
import { mayTake } from './policy.ts';
import { isKept, progressBySide, progressOf } from './progress.ts';
import * as rules from './rules.ts';
import { agreementThread } from './thread.ts';
import { agreementWorkflow } from './workflow.ts';

const now = '2026-06-02T02:00:00.000Z';

function organisation(id: string, isPartyOrganisationOrHost = true): PartyOrganisation {
  return { id, lineage: [id, 'area'], isPartyOrganisationOrHost };
}
const organisations = new Map(
  [organisation('park'), organisation('blood'), organisation('firm', false)].map((each) => [each.id, each]),
);

function person(personId: string, role: Role, organisationId: string): Actor {
  return { kind: 'person', tenantId: 't', personId, sessionId: 's', grants: [{ role, organisationId }] };
}
const parkClerk = person('p1', 'clerk', 'park');
const bloodClerk = person('p2', 'clerk', 'blood');
const firmClerk = person('p3', 'clerk', 'firm');
const areaClerk = person('p4', 'clerk', 'area');
const coordinator = person('p5', 'coordinator', 'area');

const draft: AgreementDraft = {
  id: 'agreement',
  title: '爱满水贝共建协议',
  purpose: '无偿献血与党建共建',
  startsOn: '2026-06-01',
  endsOn: '2027-05-31',
  parties: [
    { organisationId: 'park', role: 'main' },
    { organisationId: 'blood', role: 'main' },
    { organisationId: 'firm', role: 'supporting' },
  ],
  clauses: [
    {
      id: 'c1',
      text: '每季度一次联合党课',
      providerOrganisationId: 'blood',
      requesterOrganisationId: 'park',
      target: { amount: 4, unit: '次' },
      from: '2026-06-01',
      dueOn: '2027-05-31',
      way: 'direct',
    },
    {
      id: 'c2',
      text: '组织园区献血',
      providerOrganisationId: 'park',
      requesterOrganisationId: 'blood',
      target: { amount: 200, unit: '人次' },
      from: '2026-06-01',
      dueOn: '2026-12-31',
      way: 'by-needs',
    },
  ],
};

function matter(change: Partial<AgreementMatter> = {}): AgreementMatter {
  const decision = rules.draftAgreement(parkClerk, draft, organisations);
  if (!decision.ok) throw new Error(decision.refusal);
  return { ...decision.value, organisations, ...change };
}
const draftOf = (change: Partial<AgreementDraft>) =>
  rules.draftAgreement(parkClerk, { ...draft, ...change }, organisations);

describe('drafting (REG-04)', () => {
  test('numbers the clauses', () => {
    expect(matter().clauses.map((clause) => clause.no)).toEqual([1, 2]);
  });
  test('wants two main parties that are Party organisations or hosts', () => {
    expect(draftOf({ parties: draft.parties.slice(1) })).toMatchObject({ refusal: 'too-few-main-parties' });
    const parties = draft.parties.map((party) => ({ ...party, role: 'main' as const }));
    expect(draftOf({ parties })).toMatchObject({
      refusal: 'main-party-not-of-the-party',
      field: 'parties.2.organisationId',
    });
    expect(draftOf({ parties: [...draft.parties, draft.parties[0]!] })).toMatchObject({ refusal: 'party-named-twice' });
  });
  test('wants two different parties in each clause', () => {
    const [first] = draft.clauses;
    const clauses = [{ ...first!, requesterOrganisationId: 'blood' }];
    expect(draftOf({ clauses })).toMatchObject({ refusal: 'clause-sides-same' });
    const foreign = [{ ...first!, providerOrganisationId: 'elsewhere' }];
    expect(draftOf({ clauses: foreign })).toMatchObject({
      refusal: 'clause-side-not-a-party',
      field: 'clauses.0.providerOrganisationId',
    });
  });
  test('is for clerks and coordinators of main parties', () => {
    expect(rules.draftAgreement(firmClerk, draft, organisations)).toMatchObject({ refusal: 'not-your-agreement' });
    expect(rules.draftAgreement(coordinator, draft, organisations).ok).toBe(true);
  });
});

describe('agreeing and signing (W2)', () => {
  const negotiating = matter({ state: 'negotiating' });
  test('is ready with the word of the last main party', () => {
    const first = rules.agreeToAgreement(parkClerk, negotiating, { organisationId: 'park', now });
    if (!first.ok) throw new Error(first.refusal);
    expect(first.value.state).toBe('negotiating');
    const between = { ...first.value, organisations };
    const again = rules.agreeToAgreement(parkClerk, between, { organisationId: 'park', now });
    expect(again).toMatchObject({ refusal: 'already-agreed' });
    const second = rules.agreeToAgreement(bloodClerk, between, { organisationId: 'blood', now });
    expect(second).toMatchObject({ ok: true, value: { state: 'ready' } });
  });
  test('one person does not agree for two sides', () => {
    const first = rules.agreeToAgreement(areaClerk, negotiating, { organisationId: 'park', now });
    if (!first.ok) throw new Error(first.refusal);
    const second = rules.agreeToAgreement(
      areaClerk,
      { ...first.value, organisations },
      { organisationId: 'blood', now },
    );
    expect(second).toMatchObject({ refusal: 'agreed-for-other-side' });
  });
  test('nobody agrees for another, nor a coordinator for anybody', () => {
    const agree = (actor: Actor) => rules.agreeToAgreement(actor, negotiating, { organisationId: 'blood', now });
    expect(agree(parkClerk)).toMatchObject({ refusal: 'not-your-agreement' });
    expect(agree(coordinator)).toMatchObject({ refusal: 'not-your-agreement' });
    expect(agree(firmClerk)).toMatchObject({ refusal: 'not-your-agreement' });
  });
  test('is signed only when ready, and not tomorrow', () => {
    const sign = (state: 'ready' | 'negotiating', signedOn: string) =>
      rules.signAgreement(parkClerk, matter({ state }), { signedOn, placeText: '罗湖', now });
    expect(sign('negotiating', '2026-06-02')).toMatchObject({ refusal: 'agreement-not-in-this-state' });
    expect(sign('ready', '2026-06-03')).toMatchObject({ refusal: 'signed-in-the-future' });
    expect(sign('ready', '2026-06-02')).toMatchObject({ ok: true, value: { state: 'in-force' } });
  });
  test('ends when its term is over or every clause was kept', () => {
    const inForce = matter({ state: 'in-force' });
    expect(mayTake(parkClerk, inForce, 'end', now)).toMatchObject({ refusal: 'term-not-over' });
    expect(mayTake(parkClerk, inForce, 'end', '2027-06-02T00:00:00.000Z').ok).toBe(true);
    const clauses = inForce.clauses.map((clause) => ({ ...clause, tickedAt: now }));
    expect(mayTake(parkClerk, { ...inForce, clauses }, 'end', now).ok).toBe(true);
  });
});

function serving(change: Partial<ClauseCommitment>): ClauseCommitment {
  return {
    clauseId: 'c1',
    commitmentId: 'k',
    ledgerNo: 'TRY-2026-0001',
    title: '联合党课',
    state: 'committed',
    providerOrganisationId: 'blood',
    quantity: { amount: 4, unit: '次' },
    fulfilledAmount: 0,
    dueOn: '2027-05-31',
    ...change,
  };
}

describe('keeping clauses', () => {
  const agreement = matter({ state: 'in-force' });
  const clause = agreement.clauses[0]!;
  test('adds what is counted in the clause’s own unit and was not given back', () => {
    const commitments = [serving({}), serving({ state: 'released' }), serving({ quantity: { amount: 9, unit: '场' } })];
    expect(progressOf(clause, commitments)).toEqual({ target: 4, committed: 4, fulfilled: 0 });
  });
  test('ticks on closing, not on acceptance, and unticks on reopening', () => {
    const accepted = [serving({ state: 'accepted', fulfilledAmount: 4 })];
    expect(isKept(clause, accepted)).toBe(false);
    const closed = [serving({ state: 'closed', fulfilledAmount: 4 })];
    const ticked = rules.followCommitments(agreement, clause, closed, now);
    expect(ticked).toMatchObject({ value: { tickedAt: now }, facts: [{ name: 'agreements.clause-ticked' }] });
    const reopened = [serving({ state: 'reopened' })];
    const after = rules.followCommitments(agreement, { ...clause, tickedAt: now }, reopened, now);
    expect(after).toMatchObject({ value: { tickedAt: null }, facts: [{ name: 'agreements.clause-unticked' }] });
    expect(rules.followCommitments(agreement, clause, accepted, now)).toBeNull();
  });
  test('counts clauses by side', () => {
    expect(progressBySide(agreement, [serving({})])).toEqual([
      { organisationId: 'park', clauses: 1, started: 0, ticked: 0 },
      { organisationId: 'blood', clauses: 1, started: 1, ticked: 0 },
      { organisationId: 'firm', clauses: 0, started: 0, ticked: 0 },
    ]);
  });
});

test('every state is reached, and every state but the ends leads on', () => {
  const { transitions, start, ends } = agreementWorkflow;
  const reached = new Set([start, ...transitions.map((row) => row.to)]);
  expect([...reached].toSorted()).toEqual(['draft', 'ended', 'in-force', 'negotiating', 'ready', 'terminated']);
  for (const state of reached) {
    expect(transitions.some((row) => row.from.includes(state))).toBe(!ends.includes(state));
  }
});

test('the year is one thread whose first open point is next', () => {
  const words = {
    drafted: '起草',
    agreed: '各方同意',
    agreedBy: (agreed: number, all: number) => `${agreed}/${all}`,
    signed: '签署',
    ended: '期满',
    terminated: '终止',
    clause: (no: number, target: string) => `第 ${no} 条 ${target}`,
    until: (day: string) => `${day} 前`,
    day: (day: string) => day,
  };
  const signed = matter({ state: 'in-force', signedOn: '2026-06-02', placeText: '罗湖' });
  expect(agreementThread(signed, words).map((knot) => [knot.label, knot.note, knot.state])).toEqual([
    ['签署', '2026-06-02 罗湖', 'done'],
    ['第 2 条 200 人次', '2026-12-31 前', 'next'],
    ['第 1 条 4 次', '2027-05-31 前', 'to-come'],
    ['期满', '2027-05-31', 'to-come'],
  ]);
  expect(agreementThread(matter(), words).map((knot) => knot.state)).toEqual([
    'next',
    'to-come',
    'to-come',
    'to-come',
    'to-come',
    'to-come',
  ]);
});
