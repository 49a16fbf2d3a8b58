import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../../kernel/contract.ts';
import { Instant } from '../../../kernel/days.ts';
import { MinorAccessState, MinorValue } from '../domain/minors.ts';

const Reason = z.string().trim().min(4).max(300);
const askers = ['coordinator', 'clerk', 'privacy-officer'] as const;
const Shown = z.object({
  id: Id,
  maskedName: z.string(),
  volunteerNo: z.string(),
  what: MinorValue,
  reason: z.string(),
  state: MinorAccessState,
  requestedByName: z.string(),
  requestedAt: Instant,
  decidedByName: z.string().nullable(),
  declineReason: z.string().nullable(),
  usableUntil: Instant,
  mayDecide: z.boolean(),
  mayLook: z.boolean(),
});
export type MinorAccessShown = z.output<typeof Shown>;

export const listMinorAccesses = route({
  name: 'privacy.list-minor-accesses',
  method: 'GET',
  path: '/desk/privacy/minor-accesses',
  audience: askers,
  summary: 'Requests for data of minors: all of them for privacy officers, the own ones for others',
  input: z.object({ ...idPageInput }),
  output: pageOf(Shown),
  refusals: {},
});

export const askMinorAccess = route({
  name: 'privacy.ask-minor-access',
  method: 'POST',
  path: '/desk/privacy/minor-accesses',
  audience: askers,
  summary: 'Ask for one value of a minor’s data, with the reason; another person decides',
  input: z.object({ id: Id, volunteerNo: z.string().trim().max(20), what: MinorValue, reason: Reason }),
  output: z.object({ id: Id, state: MinorAccessState }),
  refusals: {
    'person-not-found': 404,
    'not-within-your-reach': 403,
    'no-minor': 422,
    'reason-holds-private-text': 422,
    'access-exists-already': 409,
  },
});

export const decideMinorAccess = route({
  name: 'privacy.decide-minor-access',
  method: 'POST',
  path: '/desk/privacy/minor-accesses/:accessId/decision',
  audience: ['privacy-officer'],
  stepUp: true,
  summary: 'Approve or decline; never one’s own request',
  input: z.object({ accessId: Id, isApproved: z.boolean(), reason: Reason.optional() }),
  output: z.object({ id: Id, state: MinorAccessState }),
  refusals: {
    'access-not-found': 404,
    'not-privacy-officer': 403,
    'asked-by-yourself': 403,
    'step-not-open-now': 409,
    'text-needed': 422,
  },
});

export const lookAtMinor = route({
  name: 'privacy.look-at-minor',
  method: 'POST',
  path: '/desk/privacy/minor-accesses/:accessId/looks',
  audience: askers,
  stepUp: true,
  summary: 'Use an approval within its window; every look is kept. The value is read for two minutes under the look',
  input: z.object({ accessId: Id, id: Id }),
  output: z.object({ lookId: Id }),
  refusals: {
    'access-not-found': 404,
    'asked-by-another': 403,
    'step-not-open-now': 409,
    'person-not-found': 404,
    'value-not-known': 404,
    'too-many-reveals': 429,
  },
});

export const readMinorLook = route({
  name: 'privacy.read-minor-look',
  method: 'GET',
  path: '/desk/privacy/minor-looks/:lookId',
  audience: askers,
  summary: 'The value behind a look of the last two minutes, for who looked',
  input: z.object({ lookId: Id }),
  output: z.object({ what: MinorValue, value: z.string() }),
  refusals: { 'look-over': 404 },
});

const Year = z.coerce.number().int().min(2020).max(2100);
const Look = z.object({
  id: Id,
  at: Instant,
  what: MinorValue,
  reason: z.string(),
  volunteerNo: z.string(),
  byName: z.string(),
  approvedByName: z.string().nullable(),
});
export type MinorLook = z.output<typeof Look>;

export const listMinorLooks = route({
  name: 'privacy.list-minor-looks',
  method: 'GET',
  path: '/desk/privacy/minor-looks',
  audience: ['privacy-officer', 'auditor'],
  summary: 'Every look at data of minors in a year, for the yearly compliance audit (SEC-03)',
  input: z.object({ ...idPageInput, year: Year }),
  output: pageOf(Look),
  refusals: { 'not-privacy-officer': 403 },
});

export const saveMinorLooks = route({
  name: 'privacy.save-minor-looks',
  method: 'GET',
  path: '/desk/privacy/minor-looks/file',
  audience: ['privacy-officer', 'auditor'],
  summary: 'The same as a table to save',
  input: z.object({ year: Year }),
  output: z.unknown(),
  refusals: { 'not-privacy-officer': 403 },
});
