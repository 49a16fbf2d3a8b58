import type { Grant, OrganisationRef, Role } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Origin } from '../../../kernel/origin.ts';

/** The thing a role is held for, with the words by which people know it. */
export type GrantedThing = Origin & { readonly title: string };

/** A role somebody holds, held or will hold. */
export type RoleGrant = {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  /** The organisation it is held over, or to which the thing belongs. */
  readonly organisationId: string;
  readonly thing: GrantedThing | null;
  readonly fromAt: Instant;
  /** It counts for nothing from this instant; null: until it is taken back. */
  readonly untilAt: Instant | null;
  readonly reason: string;
  /** The giver's own grant by which it was given, and with which it ends; null when it was given in office. */
  readonly underGrantId: string | null;
  readonly grantedBy: string;
  readonly grantedAt: Instant;
  readonly revokedAt: Instant | null;
  readonly revokedBy: string | null;
};

/** A role that a person is not to exercise over an organisation and everything below it, whatever was granted. */
export type Denial = {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly reason: string;
  readonly deniedBy: string;
  readonly deniedAt: Instant;
  readonly liftedAt: Instant | null;
};

/** A grant or denial with the lineage of its organisation, as the rules need it. */
export type Placed<Thing> = Thing & { readonly organisation: OrganisationRef };

/** From when a grant counts no more; null while nothing ends it. */
export function endOf({ untilAt, revokedAt }: Pick<RoleGrant, 'untilAt' | 'revokedAt'>): Instant | null {
  if (untilAt === null || revokedAt === null) return revokedAt ?? untilAt;
  return revokedAt < untilAt ? revokedAt : untilAt;
}

export function isOver(grant: Pick<RoleGrant, 'untilAt' | 'revokedAt'>, now: Instant): boolean {
  const end = endOf(grant);
  return end !== null && end <= now;
}

/** Whether it counts at this instant. */
export function stands(grant: Pick<RoleGrant, 'fromAt' | 'untilAt' | 'revokedAt'>, now: Instant): boolean {
  return grant.fromAt <= now && !isOver(grant, now);
}

/** Whether there is an instant at which both count. The instant of an end belongs to neither. */
export function sharesTime(one: RoleGrant, other: RoleGrant): boolean {
  const isBefore = (a: RoleGrant, b: RoleGrant) => {
    const end = endOf(a);
    return end !== null && end <= b.fromAt;
  };
  return !isBefore(one, other) && !isBefore(other, one);
}

/** Whether a denial stands over this organisation. */
export function isDeniedOver(denials: readonly Denial[], role: Role, organisation: OrganisationRef): boolean {
  return denials.some(
    (denial) =>
      denial.liftedAt === null && denial.role === role && organisation.lineage.includes(denial.organisationId),
  );
}

/**
 * What a person can exercise now, as policies see it: grants that count, without those that a denial covers whole, and
 * with what is denied below the others named in them.
 */
export function asActorGrants(
  grants: readonly Placed<RoleGrant>[],
  denials: readonly Denial[],
  now: Instant,
): readonly Grant[] {
  return grants.flatMap((grant): Grant[] => {
    const { role, organisationId, organisation, thing } = grant;
    if (!stands(grant, now) || isDeniedOver(denials, role, organisation)) return [];
    const below = denials.filter((denial) => denial.liftedAt === null && denial.role === role);
    return [
      {
        role,
        organisationId,
        ...(thing ? { thing: { capability: thing.capability, id: thing.id } } : {}),
        ...(below.length > 0 && !thing ? { except: below.map((denial) => denial.organisationId) } : {}),
      },
    ];
  });
}
