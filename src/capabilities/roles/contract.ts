import { z } from 'zod';
import { Role } from '../../kernel/actor.ts';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { Instant } from '../../kernel/days.ts';
import { Phone } from '../people/domain/model.ts';

export const listGrants = route({
  name: 'roles.list-grants',
  method: 'GET',
  path: '/grants',
  audience: ['security-administrator', 'auditor'],
  summary: 'Who holds which role over which organisation, within the caller’s reach',
  input: z.object({ ...idPageInput }),
  output: pageOf(
    z.object({
      id: Id,
      personName: z.string(),
      role: Role,
      organisationId: Id,
      organisationName: z.string(),
      grantedAt: Instant,
      revokedAt: Instant.nullable(),
    }),
  ),
  refusals: {},
});

export const grantRole = route({
  name: 'roles.grant-role',
  method: 'POST',
  path: '/grants',
  audience: ['security-administrator'],
  summary: 'Grant a role over an organisation to the person with this telephone',
  input: z.object({ id: Id, phone: Phone, role: Role, organisationId: Id }),
  output: z.object({ id: Id }),
  refusals: {
    'person-not-found': 404,
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'not-to-yourself': 403,
    'role-already-held': 409,
    'auditor-holds-nothing-else': 409,
  },
});

export const revokeRole = route({
  name: 'roles.revoke-role',
  method: 'POST',
  path: '/grants/:grantId/revocation',
  audience: ['security-administrator'],
  summary: 'Take a role back; it ends with the next request of its holder',
  input: z.object({ grantId: Id }),
  output: z.object({ id: Id }),
  refusals: { 'grant-not-found': 404, 'organisation-not-yours': 403, 'grant-already-revoked': 409 },
});
