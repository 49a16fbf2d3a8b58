import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonActor } from '../../../kernel/actor.ts';
import { actionsIn } from '../../../kernel/transitions.ts';
import { ruleFlow, type OwnRuleSet, type RuleSet } from './model.ts';
import { approveRule, draftRule, editRule, proposeRule, returnRule, withdrawRule, type Around } from './rules.ts';
import { ruleInForce } from './selection.ts';
import { shippedRules } from './shipped.ts';
import { RuleSubject, wrongField } from './subjects.ts';

const person = (personId: string, organisationId = 'root'): PersonActor => ({
  kind: 'person',
  tenantId: 't',
  personId,
  sessionId: 's',
  grants: [{ role: 'system-administrator', organisationId }],
});
const around = (actor = person('anna')): Around => ({
  actor,
  rootIds: ['root'],
  now: '2026-09-28T01:30:00.000Z',
  today: '2026-09-28',
});
const stars = { oneStarHours: 30, twoStarHours: 60, threeStarHours: 100, fourStarHours: 200, fiveStarHours: 300 };
const rule = (more: Partial<OwnRuleSet> = {}): OwnRuleSet => ({
  id: 'r',
  subject: 'volunteer-stars',
  jurisdiction: '370500',
  values: stars,
  inForceFrom: '2026-10-01',
  state: 'draft',
  title: '本市星级标准',
  source: '试验文件',
  draftedBy: 'anna',
  proposedBy: null,
  decidedBy: null,
  decidedAt: null,
  returnReason: null,
  ...more,
});

describe('the shipped rules', () => {
  it('have numbers that make sense, and each subject has one in force', () => {
    for (const each of shippedRules)
      expect([each.id, wrongField(each.subject, each.values)]).toEqual([each.id, undefined]);
    for (const subject of RuleSubject.options) {
      expect(ruleInForce(shippedRules, { subject, regionCode: '370500', on: '2026-09-28' }), subject).toBeDefined();
    }
  });
  it('never let the draft of a law decide', () => {
    const found = ruleInForce(shippedRules, { subject: 'donation-intervals', regionCode: '440300', on: '2099-01-01' });
    expect(found?.id).toBe('cn-donation-intervals-2012');
  });
});

describe('which rule holds', () => {
  const set = (id: string, jurisdiction: string, inForceFrom: string | null, state: RuleSet['state'] = 'approved') => ({
    ...rule({ id, jurisdiction, inForceFrom, state }),
  });
  const rules = [
    set('country', '', '2014-01-01'),
    set('country-later', '', '2026-01-01'),
    set('province', '33', '2020-01-01'),
    set('place-draft', '330100', '2020-01-01', 'draft'),
    set('place-withdrawn', '330100', '2020-01-01', 'withdrawn'),
    set('place-later', '330100', '2026-10-01'),
  ];
  it.each([
    ['370500', '2013-12-31', undefined],
    ['370500', '2014-01-01', 'country'],
    ['370500', '2025-12-31', 'country'],
    ['370500', '2026-01-01', 'country-later'],
    ['330100', '2019-12-31', 'country'],
    ['330100', '2026-09-30', 'province'],
    ['330100', '2026-10-01', 'place-later'],
    ['330200', '2026-10-01', 'province'],
  ])('for %s on %s is %s', (regionCode, on, id) => {
    expect(ruleInForce(rules, { subject: 'volunteer-stars', regionCode, on })?.id).toBe(id);
  });
  it('does not depend on the order in which they are listed', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rules, { minLength: rules.length }), (shuffled) => {
        const asked = { subject: 'volunteer-stars', regionCode: '330100', on: '2026-09-30' } as const;
        expect(ruleInForce(shuffled, asked)?.id).toBe('province');
      }),
    );
  });
});

describe('a rule of the place', () => {
  it('is drafted by those who keep the rules of the whole place', () => {
    expect(draftRule(around(), rule()).ok).toBe(true);
    expect(draftRule(around(person('anna', 'part')), rule())).toMatchObject({ refusal: 'rules-not-yours' });
  });
  it('has numbers in their order and bounds', () => {
    const falling = { ...stars, threeStarHours: 50 };
    expect(draftRule(around(), rule({ values: falling }))).toMatchObject({ field: 'values.threeStarHours' });
    expect(editRule(around(), rule(), { ...rule(), values: {} })).toMatchObject({ field: 'values.oneStarHours' });
  });
  it('is proposed with a date, and not one that is over', () => {
    expect(proposeRule(around(), rule({ inForceFrom: null }))).toMatchObject({ refusal: 'rule-has-no-date' });
    expect(proposeRule(around(), rule({ inForceFrom: '2026-09-27' }))).toMatchObject({
      refusal: 'rule-begins-in-the-past',
    });
    expect(proposeRule(around(), rule())).toMatchObject({ ok: true, value: { state: 'proposed', proposedBy: 'anna' } });
  });
  it('is approved or given back by another person only', () => {
    const waiting = rule({ state: 'proposed', proposedBy: 'bert', draftedBy: 'anna' });
    for (const name of ['anna', 'bert']) {
      expect(approveRule(around(person(name)), waiting)).toMatchObject({ refusal: 'rule-proposed-by-you' });
      expect(returnRule(around(person(name)), waiting, 'x')).toMatchObject({ refusal: 'rule-proposed-by-you' });
    }
    expect(approveRule(around(person('carl')), waiting)).toMatchObject({ ok: true, value: { state: 'approved' } });
  });
  it('is not taken back once it holds', () => {
    const held = rule({ state: 'approved', inForceFrom: '2026-09-28' });
    expect(withdrawRule(around(), held)).toMatchObject({ refusal: 'rule-in-force-already' });
    expect(withdrawRule(around(), rule({ state: 'approved' })).ok).toBe(true);
  });
  it('knows no step after it was withdrawn', () => {
    expect(actionsIn(ruleFlow, 'withdrawn')).toEqual([]);
    expect(editRule(around(), rule({ state: 'withdrawn' }), rule())).toMatchObject({
      refusal: 'rule-not-in-this-state',
    });
  });
});
