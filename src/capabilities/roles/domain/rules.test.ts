import { describe, expect, it } from 'vitest';
import { Role, type PersonActor } from '../../../kernel/actor.ts';
import { areApart, catalogue, giversOf, rolesGivenBy } from './catalogue.ts';
import { asActorGrants, type Denial, type Placed, type RoleGrant } from './model.ts';
import { denyRole, grantRole, mayBelongToOne, revokeRole, type Standing, type Wish } from './rules.ts';

const NOW = '2026-09-28T01:00:00.000Z';
const LATER = '2026-10-28T01:00:00.000Z';
const town = { id: 'town', lineage: ['town'] };
const branch = { id: 'branch', lineage: ['branch', 'town'] };
const organisations = { town, branch };
const activity = { capability: 'activities', id: 'a', title: '送文具' };
type Held = Partial<RoleGrant> & { readonly role: Role; readonly organisationId: keyof typeof organisations };

const placed = (held: Held): Placed<RoleGrant> => ({
  id: `${held.personId ?? 'admin'} ${held.role} ${held.organisationId}`,
  personId: 'admin',
  thing: null,
  fromAt: '2026-01-01T00:00:00.000Z',
  untilAt: null,
  reason: '',
  underGrantId: null,
  grantedBy: 'system:set-up',
  grantedAt: '2026-01-01T00:00:00.000Z',
  revokedAt: null,
  revokedBy: null,
  ...held,
  organisation: organisations[held.organisationId],
});
const standing = (...held: Held[]): Standing => ({ grants: held.map(placed), denials: [] });
const actorOf = (standing: Standing, personId = 'admin'): PersonActor => ({
  kind: 'person',
  tenantId: 't',
  personId,
  sessionId: 's',
  grants: asActorGrants(standing.grants, standing.denials, NOW),
});
const wish = (more: Partial<Wish> = {}): Wish => ({
  id: 'new',
  personId: 'somebody',
  personIds: ['somebody'],
  role: 'clerk',
  scope: { organisation: branch, thing: null },
  thing: null,
  fromAt: NOW,
  untilAt: null,
  reason: '',
  ...more,
});
const overTown = { scope: { organisation: town, thing: null } };
const forActivity = { scope: { organisation: branch, thing: activity }, thing: activity };

function give(giver: Standing, wanted: Wish, receiver: Standing = standing()) {
  const decision = grantRole(actorOf(giver), wanted, { giver, receiver, now: NOW });
  return decision.ok ? decision.value : decision.refusal;
}

const security = standing({ role: 'security-administrator', organisationId: 'town' });

describe('granting a role', () => {
  it('reaches no further than the administrator does', () => {
    expect(give(security, wish())).toMatchObject({ role: 'clerk', underGrantId: null });
    const ofBranch = standing({ role: 'security-administrator', organisationId: 'branch' });
    expect(give(ofBranch, wish({ scope: { organisation: town, thing: null } }))).toBe('organisation-not-yours');
  });
  it('is never done to oneself, under whichever id', () => {
    expect(give(security, wish({ personIds: ['other', 'admin'] }))).toBe('not-to-yourself');
  });
  it.each(Role.options.flatMap((one) => Role.options.map((other) => [one, other] as const)))(
    'of %s to a holder of %s: separated where SEC-15 says so',
    (one, other) => {
      const { scopes, isOfWholePlace } = catalogue[one];
      const scope = isOfWholePlace ? overTown : scopes.includes('organisation') ? {} : forActivity;
      const organisationId = isOfWholePlace ? 'branch' : 'town';
      const receiver = standing({ role: other, organisationId, personId: 'somebody' });
      const given = give(security, wish({ role: one, ...scope }), receiver);
      const mixes = one !== other && (one === 'auditor' || other === 'auditor');
      const pair = [one, other].sort().join();
      if (mixes) expect(given).toBe('auditor-holds-nothing-else');
      else if (pair === 'security-administrator,system-administrator') expect(given).toBe('system-and-security-apart');
      else expect(given).toMatchObject({ role: one });
    },
  );
  it('lets what ended make room, and what only begins then', () => {
    const past = standing({ role: 'auditor', organisationId: 'town', personId: 'somebody', untilAt: NOW });
    expect(give(security, wish(), past)).toMatchObject({ role: 'clerk' });
    const coming = standing({ role: 'auditor', organisationId: 'town', personId: 'somebody', fromAt: LATER });
    expect(give(security, wish(), coming)).toBe('auditor-holds-nothing-else');
    expect(give(security, wish({ untilAt: LATER }), coming)).toMatchObject({ role: 'clerk' });
  });
  it('asks for a term that has length and a scope that fits the role', () => {
    expect(give(security, wish({ fromAt: LATER, untilAt: LATER }))).toBe('term-makes-no-sense');
    expect(give(security, wish({ role: 'helper' }))).toBe('role-not-for-this-scope');
    expect(give(security, wish({ role: 'system-administrator' }))).toBe('role-not-for-this-scope');
    expect(give(security, wish({ role: 'clerk', ...forActivity }))).toBe('role-not-for-this-scope');
  });
  it('begins now where it was dated back', () => {
    expect(give(security, wish({ fromAt: '2020-01-01T00:00:00.000Z' }))).toMatchObject({ fromAt: NOW });
  });
  it('is refused where it is held or denied', () => {
    const held = standing({ role: 'clerk', organisationId: 'branch', personId: 'somebody' });
    expect(give(security, wish(), held)).toBe('role-already-held');
    const denial: Denial = {
      id: 'd',
      personId: 'somebody',
      role: 'clerk',
      organisationId: 'town',
      reason: '',
      deniedBy: 'admin',
      deniedAt: NOW,
      liftedAt: null,
    };
    expect(give(security, wish(), { grants: [], denials: [denial] })).toBe('role-denied-there');
  });
});

describe('giving on', () => {
  const coordinator = standing({ role: 'coordinator', organisationId: 'town' });
  const clerk = standing({ role: 'clerk', organisationId: 'branch', untilAt: LATER });
  it('makes a clerk below, never on the organisation itself', () => {
    expect(give(coordinator, wish())).toMatchObject({ underGrantId: 'admin coordinator town' });
    expect(give(coordinator, wish({ scope: { organisation: town, thing: null } }))).toBe('organisation-not-yours');
    expect(give(coordinator, wish({ role: 'signer' }))).toBe('organisation-not-yours');
  });
  it('lasts no longer than the right it comes from', () => {
    expect(give(clerk, wish({ role: 'leader', ...forActivity }))).toMatchObject({ untilAt: LATER });
    const long = wish({ role: 'leader', ...forActivity, untilAt: '2027-01-01T00:00:00.000Z' });
    expect(give(clerk, long)).toBe('term-beyond-yours');
  });
  it('of a right for one activity stays with that activity', () => {
    const leader = standing({ role: 'leader', organisationId: 'branch', thing: activity });
    const other = { ...activity, id: 'b' };
    expect(give(leader, wish({ role: 'helper', ...forActivity }))).toMatchObject({ role: 'helper' });
    const elsewhere = { scope: { organisation: branch, thing: other }, thing: other };
    expect(give(leader, wish({ role: 'helper', ...elsewhere }))).toBe('organisation-not-yours');
    expect(give(leader, wish({ role: 'leader', ...forActivity }))).toBe('organisation-not-yours');
  });
  it('stands in the table as in the audiences, and goes downwards only', () => {
    expect(giversOf('organisation')).toEqual(['security-administrator', 'coordinator']);
    expect(giversOf('activity')).toEqual(['security-administrator', 'clerk', 'leader']);
    const others = Role.options.filter((role) => role !== 'security-administrator');
    const given = (role: Role) => [...rolesGivenBy(role, 'organisation'), ...rolesGivenBy(role, 'activity')];
    for (const role of others) expect(given(role)).not.toContain(role);
    expect(areApart('auditor', 'helper')).toBe(true);
  });
});

describe('taking back', () => {
  const clerk = placed({ role: 'clerk', organisationId: 'branch', personId: 'somebody' });
  const none = { now: NOW, below: [], peers: [] };
  it('is for those within reach, once, and ends what hangs on it', () => {
    const below = [placed({ role: 'helper', organisationId: 'branch', thing: activity, underGrantId: clerk.id })];
    const decision = revokeRole(actorOf(security), clerk, { ...none, below });
    expect(decision).toMatchObject({ ok: true, value: [{ revokedAt: NOW }, { revokedAt: NOW }] });
    expect(decision.ok && decision.facts.map((fact) => fact.name)).toEqual([
      'roles.role-revoked',
      'roles.role-fell-away',
    ]);
    const over = { ...clerk, untilAt: NOW };
    expect(revokeRole(actorOf(security), over, none)).toMatchObject({ refusal: 'grant-already-revoked' });
  });
  it('of what was given in office is not for those who give on', () => {
    const coordinator = actorOf(standing({ role: 'coordinator', organisationId: 'town' }));
    expect(revokeRole(coordinator, clerk, none)).toMatchObject({ refusal: 'organisation-not-yours' });
    expect(revokeRole(coordinator, { ...clerk, underGrantId: 'x' }, none)).toMatchObject({ ok: true });
  });
  it.each(['auditor', 'security-administrator', 'system-administrator'] as const)('keeps the last %s', (role) => {
    const last = placed({ role, organisationId: 'town', personId: 'somebody' });
    const peer = placed({ role, organisationId: 'town', personId: 'other' });
    const actor = actorOf(security);
    expect(revokeRole(actor, last, none)).toMatchObject({ refusal: 'last-administrator-stays' });
    expect(revokeRole(actor, last, { ...none, peers: [{ ...peer, untilAt: LATER }] })).toMatchObject({ ok: false });
    expect(revokeRole(actor, last, { ...none, peers: [peer] })).toMatchObject({ ok: true });
    const denial = { id: 'd', personId: 'somebody', role, organisationId: 'town', reason: '', deniedBy: 'admin' };
    const whole = { ...denial, deniedAt: NOW, liftedAt: null, organisation: town };
    expect(denyRole(actor, whole, { ...none, held: [last], before: [] })).toMatchObject({ ok: false });
  });
});

it('merging is refused where two accounts would mix what is apart', () => {
  const auditor = [placed({ role: 'auditor', organisationId: 'town' })];
  const clerk = [placed({ role: 'clerk', organisationId: 'branch' })];
  expect(mayBelongToOne(auditor, clerk)).toMatchObject({ refusal: 'auditor-holds-nothing-else' });
  expect(mayBelongToOne(clerk, clerk)).toMatchObject({ ok: true });
});
