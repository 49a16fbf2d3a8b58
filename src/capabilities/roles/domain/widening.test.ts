import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holdsFor, Role, type Actor } from '../../../kernel/actor.ts';
import { catalogue, rolesGivenBy } from './catalogue.ts';
import { asActorGrants, type Denial, type Placed, type RoleGrant } from './model.ts';
import { denyRole, grantRole, liftDenial, revokeRole, type Standing } from './rules.ts';

/**
 * A model of a place in which people grant, give on, take back, deny and lift in any order and the clock goes on. It
 * asks the rules for every step and looks after each at what everybody could do over everything at every instant.
 */
const organisations = {
  root: ['root'],
  left: ['left', 'root'],
  leaf: ['leaf', 'left', 'root'],
  right: ['right', 'root'],
} as const;
type Name = keyof typeof organisations;
const names = Object.keys(organisations) as Name[];
const ref = (id: Name) => ({ id, lineage: organisations[id] });
const things = [
  { capability: 'activities', id: 'in-leaf', title: '', organisationId: 'leaf' as Name },
  { capability: 'activities', id: 'in-right', title: '', organisationId: 'right' as Name },
];
const people = ['admin', 'second', 'p1', 'p2', 'p3', 'p4'];
const HOURS = 6;
const at = (hour: number) => new Date(Date.UTC(2026, 8, 1, hour)).toISOString();
const PROBES = Array.from({ length: HOURS + 1 }, (_, hour) => at(hour));

type Place = { grants: Placed<RoleGrant>[]; denials: Placed<Denial>[]; now: string; nextId: number };

function start(): Place {
  const office = (personId: string, role: Role): Placed<RoleGrant> => ({
    id: `${personId} ${role}`,
    personId,
    role,
    organisationId: 'root',
    thing: null,
    fromAt: at(0),
    untilAt: null,
    reason: '',
    underGrantId: null,
    grantedBy: 'system:set-up',
    grantedAt: at(0),
    revokedAt: null,
    revokedBy: null,
    organisation: ref('root'),
  });
  const grants = [office('admin', 'security-administrator'), office('second', 'security-administrator')];
  return { grants, denials: [], now: at(0), nextId: 0 };
}

const standingOf = (place: Place, personId: string): Standing => ({
  grants: place.grants.filter((grant) => grant.personId === personId),
  denials: place.denials.filter((denial) => denial.personId === personId),
});

function actorOf(place: Place, personId: string, instant = place.now): Actor {
  const { grants, denials } = standingOf(place, personId);
  return { kind: 'person', tenantId: '', sessionId: '', personId, grants: asActorGrants(grants, denials, instant) };
}

/** All that somebody can exercise: role, organisation or thing, instant. */
function powers(place: Place, personId: string): Set<string> {
  const found = new Set<string>();
  for (const instant of PROBES.filter((probe) => probe >= place.now)) {
    const actor = actorOf(place, personId, instant);
    for (const role of Role.options) {
      for (const name of names) {
        const nothing = { capability: 'none', id: 'none' };
        if (holdsFor(actor, role, ref(name), nothing)) found.add(`${role} ${name} - ${instant}`);
      }
      for (const thing of things) {
        if (holdsFor(actor, role, ref(thing.organisationId), thing)) {
          found.add(`${role} ${thing.organisationId} ${thing.id} ${instant}`);
        }
      }
    }
  }
  return found;
}

/** All that somebody could let others do: what he holds, turned by the table into what its holders may give. */
function giveable(place: Place, personId: string): Set<string> {
  const found = new Set<string>();
  for (const power of powers(place, personId)) {
    const [held = '', name = '', thing = '', instant = ''] = power.split(' ');
    const by = Role.parse(held);
    const organisational = thing === '-' ? rolesGivenBy(by, 'organisation') : [];
    for (const role of organisational) {
      found.add(`${role} ${name} - ${instant}`);
      for (const each of things) {
        if (each.organisationId === name) found.add(`${role} ${name} ${each.id} ${instant}`);
      }
    }
    if (thing !== '-')
      for (const role of rolesGivenBy(by, 'activity')) found.add(`${role} ${name} ${thing} ${instant}`);
  }
  return found;
}

const step = fc.record({
  kind: fc.constantFrom('grant', 'grant', 'grant', 'grant', 'revoke', 'deny', 'lift', 'wait'),
  /** Mostly somebody who holds something: what others try is refused in one way only. */
  by: fc.nat({ max: 30 }),
  to: fc.constantFrom(...people),
  role: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Role>('coordinator', 'clerk', 'leader', 'helper') },
    { weight: 1, arbitrary: fc.constantFrom(...Role.options) },
  ),
  name: fc.constantFrom(...names),
  thing: fc.option(fc.constantFrom(...things)),
  from: fc.integer({ min: 0, max: 2 }),
  length: fc.option(fc.integer({ min: 1, max: HOURS })),
  which: fc.nat({ max: 30 }),
});
type Wished = typeof step extends fc.Arbitrary<infer Each> ? Each : never;
type Step = Omit<Wished, 'by'> & { readonly by: string };

function somebodyOf(place: Place, nth: number): string {
  const holders = place.grants.map((grant) => grant.personId);
  const [all, some] = [nth % 4 === 0, [...new Set(holders)]];
  return (all ? people : some)[nth % (all ? people : some).length] ?? 'admin';
}

function below(place: Place, ids: readonly string[]): Placed<RoleGrant>[] {
  const next = place.grants.filter((grant) => grant.underGrantId !== null && ids.includes(grant.underGrantId));
  return next.length === 0
    ? []
    : [
        ...next,
        ...below(
          place,
          next.map((grant) => grant.id),
        ),
      ];
}

const peersOf = (place: Place, { personId, role, organisationId }: RoleGrant | Denial) =>
  place.grants.filter(
    (grant) => grant.role === role && grant.organisationId === organisationId && grant.personId !== personId,
  );

function replace(place: Place, changed: readonly RoleGrant[]): void {
  for (const grant of changed) {
    const index = place.grants.findIndex((each) => each.id === grant.id);
    place.grants[index] = { ...grant, organisation: ref(grant.organisationId as Name) };
  }
}

function doGrant(place: Place, { by, to, role, name, thing, from, length }: Step): boolean {
  const organisation = ref(thing?.organisationId ?? name);
  const fromAt = at(from);
  const wish = {
    id: `g${(place.nextId += 1)}`,
    personId: to,
    personIds: [to],
    role,
    scope: { organisation, thing },
    thing,
    fromAt,
    untilAt: length === null ? null : at(from + length),
    reason: '',
  };
  const context = { giver: standingOf(place, by), receiver: standingOf(place, to), now: place.now };
  const decision = grantRole(actorOf(place, by), wish, context);
  if (decision.ok) place.grants.push({ ...decision.value, organisation });
  return decision.ok;
}

function doRevoke(place: Place, { by: somebody, which }: Step): boolean {
  // Every other time one on which others hang, if there is any.
  const rights = place.grants.filter((grant) => below(place, [grant.id]).length > 0);
  const among = which % 2 === 0 && rights.length > 0 ? rights : place.grants;
  const grant = among[which % among.length];
  if (!grant) return false;
  const by = which % 3 === 0 ? somebody : 'admin';
  const context = { now: place.now, below: below(place, [grant.id]), peers: peersOf(place, grant) };
  const decision = revokeRole(actorOf(place, by), grant, context);
  if (decision.ok) replace(place, decision.value);
  return decision.ok;
}

function doDeny(place: Place, { by, to, role, name }: Step): boolean {
  const denial = { id: `d${(place.nextId += 1)}`, personId: to, role, organisationId: name, reason: '', deniedBy: by };
  const whole = { ...denial, deniedAt: place.now, liftedAt: null, organisation: ref(name) };
  const { grants: held, denials: before } = standingOf(place, to);
  const own = held.filter((grant) => grant.role === role).map((grant) => grant.id);
  const hanging = below(place, own).filter((grant) => grant.organisation.lineage.includes(name));
  const context = { now: place.now, held, before, below: hanging, peers: peersOf(place, whole) };
  const decision = denyRole(actorOf(place, by), whole, context);
  if (!decision.ok) return false;
  place.denials.push(whole);
  replace(place, decision.value.ended);
  return true;
}

function doLift(place: Place, { by, which }: Step): boolean {
  const index = place.denials.length > 0 ? which % place.denials.length : 0;
  const denial = place.denials[index];
  const decision = denial && liftDenial(actorOf(place, by), denial, place.now);
  if (denial && decision?.ok) place.denials[index] = { ...decision.value, organisation: denial.organisation };
  return decision?.ok ?? false;
}

function doWait(place: Place): boolean {
  if (place.now >= at(HOURS)) return false;
  place.now = new Date(Date.parse(place.now) + 3_600_000).toISOString();
  return true;
}

const apart = (one: Role, other: Role) =>
  one !== other &&
  (one === 'auditor' || other === 'auditor' || [one, other].every((r) => /^(system|security)-/.test(r)));

it('no sequence of granting, giving on, taking back, denying and lifting widens a right', () => {
  let [granted, fell] = [0, 0];
  fc.assert(
    fc.property(fc.array(step, { minLength: 25, maxLength: 40 }), (steps) => {
      const place = start();
      for (const wished of steps) {
        const each = { ...wished, by: somebodyOf(place, wished.by) };
        const before = new Map(people.map((person) => [person, powers(place, person)]));
        const mayGive = giveable(place, each.by);
        const done = { grant: doGrant, revoke: doRevoke, deny: doDeny, lift: doLift, wait: doWait }[each.kind];
        if (!done(place, each)) continue;
        for (const person of people) {
          const was = before.get(person) ?? new Set();
          const gained = [...powers(place, person)].filter((power) => !was.has(power));
          // Only the one it is given to gains, and nothing that the giver could not give at that moment.
          if (each.kind === 'grant' && person === each.to) {
            expect(gained.filter((power) => !mayGive.has(power))).toEqual([]);
            granted += gained.length;
          } else if (each.kind !== 'lift') expect(gained).toEqual([]);
          if (each.kind === 'revoke' && gained.length === 0) fell += 1;
        }
        checkPlace(place);
      }
    }),
    { numRuns: 100 },
  );
  // Where hardly anything is ever allowed, nothing would have been shown.
  expect(granted).toBeGreaterThan(300);
  expect(fell).toBeGreaterThan(30);
}, 60_000);

/** What must hold whatever was done before. */
function checkPlace(place: Place): void {
  for (const child of place.grants) {
    expect(child.grantedBy).not.toBe(child.personId);
    const own = place.grants.find((grant) => grant.id === child.underGrantId);
    if (!own) continue;
    const end = (grant: RoleGrant) => [grant.untilAt ?? '9999', grant.revokedAt ?? '9999'].sort()[0] ?? '';
    expect(end(child) <= end(own), 'what was given on ends with the right').toBe(true);
  }
  for (const instant of PROBES.filter((probe) => probe >= place.now)) {
    for (const person of people) {
      const roles = place.grants
        .filter((grant) => grant.personId === person && grant.fromAt <= instant)
        .filter((grant) => [grant.untilAt, grant.revokedAt].every((end) => end === null || end > instant))
        .map((grant) => grant.role);
      expect(roles.some((one) => roles.some((other) => apart(one, other)))).toBe(false);
    }
    const administrators = people.filter((person) =>
      holdsFor(actorOf(place, person, instant), 'security-administrator', ref('root'), { capability: '', id: '' }),
    );
    expect(administrators.length, 'somebody can always appoint').toBeGreaterThan(0);
  }
  for (const denial of place.denials.filter((each) => each.liftedAt === null)) {
    const actor = actorOf(place, denial.personId);
    const below = names.filter((name) => (organisations[name] as readonly string[]).includes(denial.organisationId));
    for (const name of below)
      expect(things.some((thing) => holdsFor(actor, denial.role, ref(name), thing))).toBe(false);
  }
  for (const { role, thing } of place.grants) {
    expect(catalogue[role].scopes).toContain(thing ? 'activity' : 'organisation');
  }
}
