import { isPerson, type Actor, type Role } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision, type Refused } from '../../../kernel/decision.ts';
import { areApart, catalogue } from './catalogue.ts';
import * as facts from './facts.ts';
import { asActorGrants, isDeniedOver, isOver, sharesTime, stands } from './model.ts';
import type { Denial, Placed, RoleGrant } from './model.ts';
import { fits, lends, mayAdminister, mayGive, type Scope } from './policy.ts';

/** What somebody holds, held or is denied, with the lineage of each organisation. */
export type Standing = { readonly grants: readonly Placed<RoleGrant>[]; readonly denials: readonly Denial[] };

/** What is to be granted; without an end it lasts as long as the giver may let it. */
export type Wish = {
  readonly id: string;
  /** Who is to hold it. */
  readonly personId: string;
  /** Every id of that person: after a merge there may be several, and any of them is the same person. */
  readonly personIds: readonly string[];
  readonly role: Role;
  readonly scope: Scope;
  readonly thing: RoleGrant['thing'];
  readonly fromAt: Instant;
  readonly untilAt: Instant | null;
  readonly reason: string;
};

export type GrantRefusal =
  | 'role-not-for-this-scope'
  | 'organisation-not-yours'
  | 'not-to-yourself'
  | 'term-makes-no-sense'
  | 'term-beyond-yours'
  | 'role-denied-there'
  | 'role-already-held'
  | 'auditor-holds-nothing-else'
  | 'system-and-security-apart';

type GrantContext = { readonly giver: Standing; readonly receiver: Standing; readonly now: Instant };

/**
 * Grants a role over an organisation or for one thing of it. A security administrator grants in office; others give on
 * a smaller right out of their own, which ends with it. Nobody gives beyond the end of his own right, nobody grants
 * himself anything, so rights cannot be widened in a circle; and who audits holds no other role, nor does one person
 * keep the system and its security (SEC-15).
 */
export function grantRole(actor: Actor, wish: Wish, context: GrantContext): Decision<RoleGrant, GrantRefusal> {
  const { role, scope, personIds } = wish;
  if (!isPerson(actor)) return refuse('organisation-not-yours');
  if (!fits(role, scope)) return refuse('role-not-for-this-scope', { field: 'role' });
  if (!mayGive(actor, role, scope)) return refuse('organisation-not-yours', { field: 'organisationId' });
  if (personIds.includes(actor.personId)) return refuse('not-to-yourself', { field: 'phone' });
  const right = rightToGive(context.giver, wish, context.now);
  if (!right) return refuse('organisation-not-yours', { field: 'organisationId' });
  const isBeyond = right.untilAt !== null && wish.untilAt !== null && wish.untilAt > right.untilAt;
  if (isBeyond) return refuse('term-beyond-yours', { field: 'untilAt' });
  const grant: RoleGrant = {
    id: wish.id,
    personId: wish.personId,
    role,
    organisationId: scope.organisation.id,
    thing: wish.thing,
    fromAt: wish.fromAt < context.now ? context.now : wish.fromAt,
    untilAt: wish.untilAt ?? right.untilAt,
    reason: wish.reason,
    underGrantId: right.role === 'security-administrator' ? null : right.id,
    grantedBy: actor.personId,
    grantedAt: context.now,
    revokedAt: null,
    revokedBy: null,
  };
  return receiverTrouble(grant, scope, context.receiver) ?? allow(grant, facts.roleGranted(grant));
}

/** The giver's own grant out of which this one may be given: in office before by delegation, then the longest. */
function rightToGive(giver: Standing, { role, scope }: Wish, now: Instant): RoleGrant | undefined {
  const rights = giver.grants.filter((own) => {
    const [seen] = asActorGrants([own], giver.denials, now);
    if (!seen) return false;
    if (own.role === 'security-administrator')
      return mayAdminister(personWith(own.personId, [seen]), scope.organisation);
    return lends(seen, role, scope);
  });
  const isOffice = (own: RoleGrant) => own.role === 'security-administrator';
  const length = (own: RoleGrant) => own.untilAt ?? '9999';
  return rights.sort(
    (one, other) => Number(isOffice(other)) - Number(isOffice(one)) || (length(one) < length(other) ? 1 : -1),
  )[0];
}

function personWith(personId: string, grants: ReturnType<typeof asActorGrants>): Actor {
  return { kind: 'person', tenantId: '', sessionId: '', personId, grants };
}

/** Why this person cannot have it: the term is none, it is denied, or something he holds stands against it. */
export function receiverTrouble(grant: RoleGrant, scope: Scope, receiver: Standing): Refused<GrantRefusal> | undefined {
  if (grant.untilAt !== null && grant.untilAt <= grant.fromAt)
    return refuse('term-makes-no-sense', { field: 'untilAt' });
  if (isDeniedOver(receiver.denials, grant.role, scope.organisation)) {
    return refuse('role-denied-there', { field: 'role' });
  }
  const beside = receiver.grants.filter((held) => held.id !== grant.id && sharesTime(held, grant));
  const against = beside.find((held) => areApart(held.role, grant.role));
  if (against) return refuse(apartRefusal(grant.role, against.role), { field: 'role' });
  const isHeld = beside.some(
    (held) =>
      held.role === grant.role &&
      held.organisationId === grant.organisationId &&
      (held.thing?.id ?? null) === (grant.thing?.id ?? null),
  );
  return isHeld ? refuse('role-already-held', { field: 'role' }) : undefined;
}

function apartRefusal(one: Role, other: Role): 'auditor-holds-nothing-else' | 'system-and-security-apart' {
  return one === 'auditor' || other === 'auditor' ? 'auditor-holds-nothing-else' : 'system-and-security-apart';
}

/** Whether what two accounts hold may come together in one person (SEC-15), for those who merge accounts. */
export function mayBelongToOne(
  one: readonly RoleGrant[],
  other: readonly RoleGrant[],
): Decision<null, 'auditor-holds-nothing-else' | 'system-and-security-apart'> {
  for (const mine of one) {
    const against = other.find((theirs) => sharesTime(mine, theirs) && areApart(mine.role, theirs.role));
    if (against) return refuse(apartRefusal(mine.role, against.role));
  }
  return allow(null);
}

export type RevokeRefusal = 'organisation-not-yours' | 'grant-already-revoked' | 'last-administrator-stays';

export type RevokeContext = {
  readonly now: Instant;
  /** What was given by it, and by that again: it all ends with it. */
  readonly below: readonly RoleGrant[];
  /** The grants of the same role on the same organisation that others hold and can exercise. */
  readonly peers: readonly RoleGrant[];
};

/** Whether the actor could take it back, were it not the last of its kind. */
export function mayTakeBack(actor: Actor, grant: Placed<RoleGrant>, now: Instant): boolean {
  if (isOver(grant, now)) return false;
  return mayAdminister(actor, grant.organisation) || couldGiveOn(actor, grant);
}

function couldGiveOn(actor: Actor, { role, organisation, thing, underGrantId }: Placed<RoleGrant>): boolean {
  return underGrantId !== null && mayGive(actor, role, { organisation, thing });
}

/**
 * Takes a role back: a security administrator within reach anything, others what was given on and they could give on
 * themselves. All that hangs on it ends in the same moment. The last of each separated administrator over a whole
 * place stays, or nobody could ever be appointed, keep the system or read the record again (SEC-15).
 */
export function revokeRole(
  actor: Actor,
  grant: Placed<RoleGrant>,
  context: RevokeContext,
): Decision<readonly RoleGrant[], RevokeRefusal> {
  const isWithinReach = mayAdminister(actor, grant.organisation) || couldGiveOn(actor, grant);
  if (!isWithinReach || !isPerson(actor)) return refuse('organisation-not-yours');
  if (isOver(grant, context.now)) return refuse('grant-already-revoked');
  if (isLast(grant, context)) return refuse('last-administrator-stays');
  const end = (each: RoleGrant): RoleGrant => ({ ...each, revokedAt: context.now, revokedBy: actor.personId });
  const { organisation: _, ...plain } = grant;
  const fallen = context.below.filter((each) => !isOver(each, context.now)).map(end);
  const revoked = end(plain);
  return allow(
    [revoked, ...fallen],
    facts.roleRevoked(revoked),
    ...fallen.map((each) => facts.roleFellAway(each, 'right-of-giver-ended')),
  );
}

/** Whether nobody else would hold it over the whole place. One without an end is followed only by another such. */
function isLast(grant: Placed<RoleGrant>, { peers, now }: Pick<RevokeContext, 'peers' | 'now'>): boolean {
  const isOverWholePlace = grant.organisation.lineage.length === 1;
  if (!catalogue[grant.role].isSeparated || !isOverWholePlace || !stands(grant, now)) return false;
  return !peers.some((peer) => stands(peer, now) && (grant.untilAt !== null || peer.untilAt === null));
}

export type DenyRefusal = 'organisation-not-yours' | 'role-denied-already' | 'last-administrator-stays';

type DenyContext = {
  readonly now: Instant;
  readonly held: readonly Placed<RoleGrant>[];
  readonly before: readonly Denial[];
  /** Grants inside the subtree that hang on what the person holds of this role. */
  readonly below: readonly RoleGrant[];
  readonly peers: readonly RoleGrant[];
};

/**
 * Keeps a person from exercising a role over an organisation and all below it, whatever was or will be granted: deny
 * wins. What he gave there by that role ends; his own grants stay, and count again where the denial is lifted.
 */
export function denyRole(
  actor: Actor,
  denial: Placed<Denial>,
  { now, held, before, below, peers }: DenyContext,
): Decision<{ readonly denial: Denial; readonly ended: readonly RoleGrant[] }, DenyRefusal> {
  if (!mayAdminister(actor, denial.organisation) || !isPerson(actor)) return refuse('organisation-not-yours');
  if (isDeniedOver(before, denial.role, denial.organisation)) return refuse('role-denied-already', { field: 'role' });
  const covered = held.filter(
    (each) => each.role === denial.role && each.organisation.lineage.includes(denial.organisationId),
  );
  if (covered.some((each) => isLast(each, { peers, now }))) return refuse('last-administrator-stays');
  const { organisation: _, ...plain } = denial;
  const ended = below
    .filter((each) => !isOver(each, now))
    .map((each): RoleGrant => ({ ...each, revokedAt: now, revokedBy: actor.personId }));
  return allow(
    { denial: plain, ended },
    facts.roleDenied(plain),
    ...ended.map((each) => facts.roleFellAway(each, 'right-of-giver-ended')),
  );
}

export function liftDenial(
  actor: Actor,
  denial: Placed<Denial>,
  now: Instant,
): Decision<Denial, 'organisation-not-yours' | 'denial-already-lifted'> {
  if (!mayAdminister(actor, denial.organisation)) return refuse('organisation-not-yours');
  if (denial.liftedAt !== null) return refuse('denial-already-lifted');
  const { organisation: _, ...plain } = denial;
  const lifted = { ...plain, liftedAt: now };
  return allow(lifted, facts.denialLifted(lifted));
}
