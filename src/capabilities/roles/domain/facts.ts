import type { Fact } from '../../../kernel/decision.ts';
import type { RoleGrant } from './model.ts';

const about = (kind: string, id: string) => ({ kind, id });

export const roleGranted = ({ id, personId, role, organisationId }: RoleGrant): Fact => ({
  name: 'roles.role-granted',
  subject: about('person', personId),
  detail: { grantId: id, role, organisationId },
});
export const roleRevoked = ({ id, personId, role, organisationId }: RoleGrant): Fact => ({
  name: 'roles.role-revoked',
  subject: about('person', personId),
  detail: { grantId: id, role, organisationId },
});
