import { z } from 'zod';
import { Role } from '../../kernel/actor.ts';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { Instant } from '../../kernel/days.ts';
import { Origin } from '../../kernel/origin.ts';
import { PersonName, Phone } from '../people/domain/model.ts';
import { giversOf } from './domain/catalogue.ts';
import { holderReaders } from './domain/policy.ts';

/** Where a grant stands at this instant: not begun, counting, kept from counting by a denial, or ended. */
export const GrantState = z.enum(['to-come', 'held', 'denied', 'ended']);
export type GrantState = z.infer<typeof GrantState>;

const Reason = z.string().trim().max(200);

const ShownGrant = z.object({
  id: Id,
  personId: Id,
  personName: z.string(),
  role: Role,
  organisationId: Id,
  organisationName: z.string(),
  /** Set where it is held for one thing of the organisation only. */
  thing: Origin.extend({ title: z.string() }).nullable(),
  fromAt: Instant,
  untilAt: Instant.nullable(),
  reason: z.string(),
  /** Null where the product gave it while the place was set up. */
  grantedByName: z.string().nullable(),
  grantedAt: Instant,
  /** Whether it was given on by a holder of a larger right, with which it ends. */
  isGivenOn: z.boolean(),
  revokedAt: Instant.nullable(),
  state: GrantState,
});
export type ShownGrant = z.output<typeof ShownGrant>;

export const listGrants = route({
  name: 'roles.list-grants',
  method: 'GET',
  path: '/grants',
  audience: ['security-administrator', 'coordinator', 'auditor'],
  summary: 'Who holds or held which role over which organisation, within the caller’s reach',
  input: z.object({
    ...idPageInput,
    organisationId: Id.optional(),
    role: Role.optional(),
    personId: Id.optional(),
    ended: z.enum(['yes', 'no']).optional(),
  }),
  output: pageOf(ShownGrant.extend({ mayTakeBack: z.boolean() })),
  refusals: { 'organisation-not-found': 404, 'organisation-not-yours': 403 },
});

export const listMyGrants = route({
  name: 'roles.list-my-grants',
  method: 'GET',
  path: '/my/grants',
  audience: 'signed-in',
  summary: 'What the caller holds or held, from whom and until when',
  input: z.object({ ...idPageInput }),
  output: pageOf(ShownGrant),
  refusals: {},
});

export const listHolders = route({
  name: 'roles.list-holders',
  method: 'GET',
  path: '/organisations/:organisationId/role-holders',
  audience: holderReaders,
  summary: 'Which persons hold what over an organisation now, given on it, above it or for a thing of it',
  input: z.object({ organisationId: Id }),
  output: z.object({ items: z.array(ShownGrant) }),
  refusals: { 'organisation-not-found': 404, 'organisation-not-yours': 403 },
});

export const grantRole = route({
  name: 'roles.grant-role',
  method: 'POST',
  path: '/grants',
  audience: giversOf('organisation'),
  stepUp: true,
  summary: 'Grant a role over an organisation for a term to the person with this telephone',
  input: z.object({
    id: Id,
    phone: Phone,
    /** Needed only for somebody who has never signed in. */
    name: PersonName.optional(),
    role: Role,
    organisationId: Id,
    fromAt: Instant.optional(),
    untilAt: Instant.optional(),
    reason: Reason.default(''),
  }),
  output: z.object({ id: Id }),
  refusals: {
    'person-not-found': 404,
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'not-to-yourself': 403,
    'role-not-for-this-scope': 422,
    'term-makes-no-sense': 422,
    'term-beyond-yours': 422,
    'role-denied-there': 409,
    'role-already-held': 409,
    'auditor-holds-nothing-else': 409,
    'system-and-security-apart': 409,
  },
});

export const revokeRole = route({
  name: 'roles.revoke-role',
  method: 'POST',
  path: '/grants/:grantId/revocation',
  audience: [...new Set([...giversOf('organisation'), ...giversOf('activity')])],
  stepUp: true,
  summary: 'Take a role back; it ends with the next request of its holder, and what he gave out of it ends too',
  input: z.object({ grantId: Id }),
  output: z.object({ id: Id, endedBelow: z.number() }),
  refusals: {
    'grant-not-found': 404,
    'organisation-not-yours': 403,
    'grant-already-revoked': 409,
    'last-administrator-stays': 409,
  },
});

export const listDenials = route({
  name: 'roles.list-denials',
  method: 'GET',
  path: '/role-denials',
  audience: ['security-administrator', 'auditor'],
  summary: 'Who is kept from which role where, lifted denials included, within the caller’s reach',
  input: z.object({ ...idPageInput }),
  output: pageOf(
    z.object({
      id: Id,
      personId: Id,
      personName: z.string(),
      role: Role,
      organisationId: Id,
      organisationName: z.string(),
      reason: z.string(),
      deniedByName: z.string().nullable(),
      deniedAt: Instant,
      liftedAt: Instant.nullable(),
    }),
  ),
  refusals: {},
});

export const denyRole = route({
  name: 'roles.deny-role',
  method: 'POST',
  path: '/role-denials',
  audience: ['security-administrator'],
  stepUp: true,
  summary: 'Keep a person from exercising a role over an organisation and all below it, whatever is granted',
  input: z.object({ id: Id, phone: Phone, role: Role, organisationId: Id, reason: Reason.min(2) }),
  output: z.object({ id: Id, endedBelow: z.number() }),
  refusals: {
    'person-not-found': 404,
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'role-denied-already': 409,
    'last-administrator-stays': 409,
  },
});

export const liftDenial = route({
  name: 'roles.lift-denial',
  method: 'POST',
  path: '/role-denials/:denialId/lift',
  audience: ['security-administrator'],
  stepUp: true,
  summary: 'Lift a denial: the grants that were covered count again',
  input: z.object({ denialId: Id }),
  output: z.object({ id: Id }),
  refusals: { 'denial-not-found': 404, 'organisation-not-yours': 403, 'denial-already-lifted': 409 },
});
