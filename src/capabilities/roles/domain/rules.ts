import { holds, isPerson, type Actor, type OrganisationRef, type Role } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import * as facts from './facts.ts';
import type { RoleGrant } from './model.ts';

/** A security administrator grants and revokes within the subtree entrusted to him, and nowhere else. */
export function mayAdminister(actor: Actor, organisation: OrganisationRef): boolean {
  return holds(actor, 'security-administrator', organisation);
}

export type GrantRefusal =
  | 'organisation-not-yours'
  | 'not-to-yourself'
  | 'role-already-held'
  | 'auditor-holds-nothing-else';

/**
 * Grants a role over an organisation. Nobody grants himself anything, so rights cannot be widened in a circle; and
 * whoever audits holds no other role, nor the other way round (SEC-15).
 */
export function grantRole(
  actor: Actor,
  grant: RoleGrant,
  organisation: OrganisationRef,
  heldBefore: readonly RoleGrant[],
): Decision<RoleGrant, GrantRefusal> {
  if (!mayAdminister(actor, organisation)) return refuse('organisation-not-yours', { field: 'organisationId' });
  if (isPerson(actor) && actor.personId === grant.personId) return refuse('not-to-yourself', { field: 'phone' });
  const roles = new Set<Role>(heldBefore.map((held) => held.role));
  const mixesAudit = grant.role === 'auditor' ? [...roles].some((role) => role !== 'auditor') : roles.has('auditor');
  if (mixesAudit) return refuse('auditor-holds-nothing-else', { field: 'role' });
  const isHeld = heldBefore.some((held) => held.role === grant.role && held.organisationId === grant.organisationId);
  if (isHeld) return refuse('role-already-held', { field: 'role' });
  return allow(grant, facts.roleGranted(grant));
}

export type RevokeRefusal = 'organisation-not-yours' | 'grant-already-revoked';

export function revokeRole(
  actor: Actor,
  grant: RoleGrant,
  organisation: OrganisationRef,
  now: Instant,
): Decision<RoleGrant, RevokeRefusal> {
  if (!mayAdminister(actor, organisation)) return refuse('organisation-not-yours');
  if (grant.revokedAt !== null) return refuse('grant-already-revoked');
  const revoked = { ...grant, revokedAt: now };
  return allow(revoked, facts.roleRevoked(revoked));
}
