import { z } from 'zod';
import { isSame, type Actor } from '../../../kernel/actor.ts';
import type { CivilDate, Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision, type Fact } from '../../../kernel/decision.ts';
import { transitionFor, workflow } from '../../../kernel/transitions.ts';
import { isOfficerOf } from './policy.ts';

export const RequestKind = z.enum(['look', 'copy', 'correct', 'delete', 'explain', 'withdraw']);
export type RequestKind = z.infer<typeof RequestKind>;
export const RequestState = z.enum(['received', 'identity-checked', 'in-progress', 'answered', 'refused']);
export type RequestState = z.infer<typeof RequestState>;
export const RequestAction = z.enum(['check-identity', 'start', 'answer', 'refuse']);
export type RequestAction = z.infer<typeof RequestAction>;

/** W17: what somebody asks about their own data, until it is answered or refused with a written reason. */
export const requestWorkflow = workflow<RequestState, RequestAction, 'privacy-officer'>({
  name: 'rights-request',
  rule: 'W17',
  start: 'received',
  ends: ['answered', 'refused'],
  transitions: [
    { from: ['received'], action: 'check-identity', to: 'identity-checked', by: ['privacy-officer'], needs: ['text'] },
    { from: ['identity-checked'], action: 'start', to: 'in-progress', by: ['privacy-officer'] },
    { from: ['in-progress'], action: 'answer', to: 'answered', by: ['privacy-officer'], needs: ['text'] },
    {
      from: ['received', 'identity-checked', 'in-progress'],
      action: 'refuse',
      to: 'refused',
      by: ['privacy-officer'],
      needs: ['text'],
    },
  ],
});

export type RightsRequest = {
  readonly id: string;
  readonly personId: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly text: string;
  readonly receivedAt: Instant;
  readonly dueOn: CivilDate;
};

export type RequestStep = {
  readonly id: string;
  readonly action: RequestAction;
  readonly at: Instant;
  readonly personId: string;
  /** How the identity was checked, the answer, or the reason why not. */
  readonly text: string | null;
};

function about(request: RightsRequest, name: `privacy.${string}`): Fact {
  const { id, kind, dueOn } = request;
  return { name, subject: { kind: 'rights-request', id }, detail: { kind, dueOn } };
}

const stepNames = {
  'check-identity': 'privacy.request-identity-checked',
  start: 'privacy.request-started',
  answer: 'privacy.request-answered',
  refuse: 'privacy.request-refused',
} as const satisfies Record<RequestAction, `privacy.${string}`>;

export function receiveRequest(
  wanted: Pick<RightsRequest, 'id' | 'personId' | 'kind' | 'text'>,
  { now, dueOn, openCount }: { readonly now: Instant; readonly dueOn: CivilDate; readonly openCount: number },
): Decision<RightsRequest, 'too-many-open-requests'> {
  if (openCount >= MOST_OPEN) return refuse('too-many-open-requests');
  const request: RightsRequest = { ...wanted, state: 'received', receivedAt: now, dueOn };
  return allow(request, about(request, 'privacy.request-received'));
}

/** So many of one person may be open at a time; each is answered all the same. */
const MOST_OPEN = 10;

/** One step of the privacy officer, who does not handle what they asked for themselves. */
export function moveRequest(
  actor: Actor,
  request: RightsRequest,
  wanted: { readonly action: RequestAction; readonly text: string | null },
  rootIds: readonly string[],
): Decision<RightsRequest, 'not-privacy-officer' | 'own-request' | 'step-not-open-now' | 'text-needed'> {
  if (!isOfficerOf(actor, rootIds)) return refuse('not-privacy-officer');
  if (isSame(actor, request.personId)) return refuse('own-request');
  const row = transitionFor(requestWorkflow, request.state, wanted.action);
  if (!row) return refuse('step-not-open-now');
  if (row.needs?.includes('text') && !wanted.text) return refuse('text-needed', { field: 'text' });
  const moved = { ...request, state: row.to };
  return allow(moved, about(moved, stepNames[wanted.action]));
}
