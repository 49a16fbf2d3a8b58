import type { Fact } from '../../../kernel/decision.ts';
import type { Denial, RoleGrant } from './model.ts';

const about = (kind: string, id: string) => ({ kind, id });

function scopeOf({ id, role, organisationId, thing, underGrantId }: RoleGrant) {
  const single = thing ? { thing: { capability: thing.capability, id: thing.id } } : {};
  return { grantId: id, role, organisationId, underGrantId, ...single };
}

export const roleGranted = (grant: RoleGrant): Fact => ({
  name: 'roles.role-granted',
  subject: about('person', grant.personId),
  detail: { ...scopeOf(grant), fromAt: grant.fromAt, untilAt: grant.untilAt },
});
export const roleRevoked = (grant: RoleGrant): Fact => ({
  name: 'roles.role-revoked',
  subject: about('person', grant.personId),
  detail: scopeOf(grant),
});
/** It ended because what it hung on ended: the giver's right, or the activity. */
export const roleFellAway = (grant: RoleGrant, because: 'right-of-giver-ended' | 'thing-ended'): Fact => ({
  name: 'roles.role-fell-away',
  subject: about('person', grant.personId),
  detail: { ...scopeOf(grant), because },
});
export const roleDenied = ({ id, personId, role, organisationId }: Denial): Fact => ({
  name: 'roles.role-denied',
  subject: about('person', personId),
  detail: { denialId: id, role, organisationId },
});
export const denialLifted = ({ id, personId, role, organisationId }: Denial): Fact => ({
  name: 'roles.denial-lifted',
  subject: about('person', personId),
  detail: { denialId: id, role, organisationId },
});
