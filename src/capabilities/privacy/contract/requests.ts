import { z } from 'zod';
import { Id, idPageInput, pageOf, route, type OutputOf } from '../../../kernel/contract.ts';
import { CivilDate, Instant } from '../../../kernel/days.ts';
import { RequestAction, RequestKind, RequestState } from '../domain/requests.ts';

const Text = z.string().trim().min(2).max(2_000);
const Card = z.object({
  id: Id,
  kind: RequestKind,
  state: RequestState,
  receivedAt: Instant,
  dueOn: CivilDate,
});

export const listMyRequests = route({
  name: 'privacy.list-my-requests',
  method: 'GET',
  path: '/my/requests',
  audience: 'signed-in',
  summary: 'What the caller asked about their own data, with the answers',
  input: z.object({}),
  output: z.object({ items: z.array(Card.extend({ text: z.string(), answer: z.string().nullable() })) }),
  refusals: {},
});

export const sendRequest = route({
  name: 'privacy.send-request',
  method: 'POST',
  path: '/my/requests',
  audience: 'signed-in',
  summary: 'Ask to look at, copy, correct, delete or explain one’s own data, or to withdraw a consent',
  input: z.object({ id: Id, kind: RequestKind, text: Text }),
  output: z.object({ id: Id, dueOn: CivilDate }),
  refusals: { 'too-many-open-requests': 429, 'request-exists-already': 409 },
});

const officer = ['privacy-officer'] as const;
const DeskCard = Card.extend({ maskedName: z.string(), volunteerNo: z.string() });

export const listRequests = route({
  name: 'privacy.list-requests',
  method: 'GET',
  path: '/desk/privacy/requests',
  audience: officer,
  summary: 'What people asked about their own data, newest first',
  input: z.object({ ...idPageInput, state: RequestState.optional() }),
  output: pageOf(DeskCard),
  refusals: { 'not-privacy-officer': 403 },
});

export const getRequest = route({
  name: 'privacy.get-request',
  method: 'GET',
  path: '/desk/privacy/requests/:requestId',
  audience: officer,
  summary: 'One request with what was done about it and the steps open now',
  input: z.object({ requestId: Id }),
  output: DeskCard.extend({
    /** The whole name: who answers must know whom. */
    name: z.string(),
    text: z.string(),
    steps: z.array(
      z.object({
        id: Id,
        action: RequestAction,
        at: Instant,
        byName: z.string().nullable(),
        text: z.string().nullable(),
      }),
    ),
    actions: z.array(RequestAction),
  }),
  refusals: { 'not-privacy-officer': 403, 'request-not-found': 404 },
});
export type RequestShown = OutputOf<typeof getRequest>;

export const moveRequest = route({
  name: 'privacy.move-request',
  method: 'POST',
  path: '/desk/privacy/requests/:requestId/steps',
  audience: officer,
  summary: 'Take the next step: identity checked, started, answered, or refused with a written reason',
  input: z.object({ requestId: Id, action: RequestAction, text: Text.optional() }),
  output: z.object({ id: Id, state: RequestState }),
  refusals: {
    'not-privacy-officer': 403,
    'request-not-found': 404,
    'own-request': 403,
    'step-not-open-now': 409,
    'text-needed': 422,
  },
});
