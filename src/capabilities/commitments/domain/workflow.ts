import { workflow, type Transition } from '../../../kernel/transitions.ts';
import type { CommitmentAction, CommitmentState, Party } from './model.ts';

/** What must hold of the matter or the actor before a step; `policy.ts` knows how each is found out. */
export const guards = [
  'fulfilment-in-this-cycle',
  'evidence-in-this-cycle',
  'person-did-not-report',
  'person-did-not-accept',
] as const;
export type Guard = (typeof guards)[number];

/** What the actor must say with a step; the contract and the type `Move` ask for it. */
export const told = ['reason', 'satisfaction', 'result', 'fulfilment', 'evidence'] as const;
export type Told = (typeof told)[number];

type Row = Transition<CommitmentState, CommitmentAction, Party> & { readonly needs?: readonly (Guard | Told)[] };

const toAgree: readonly Row[] = [
  { from: ['proposed'], action: 'accept-claim', to: 'committed', by: ['requester', 'coordinator'] },
  { from: ['proposed'], action: 'decline', to: 'declined', by: ['requester', 'coordinator'], needs: ['reason'] },
];

const toDo: readonly Row[] = [
  { from: ['committed'], action: 'start', to: 'in-progress', by: ['provider'] },
  {
    from: ['in-progress'],
    action: 'record-fulfilment',
    to: 'in-progress',
    by: ['provider'],
    needs: ['fulfilment'],
  },
  { from: ['reopened'], action: 'record-fulfilment', to: 'reopened', by: ['provider'], needs: ['fulfilment'] },
  { from: ['in-progress'], action: 'add-evidence', to: 'in-progress', by: ['provider'], needs: ['evidence'] },
  { from: ['reopened'], action: 'add-evidence', to: 'reopened', by: ['provider'], needs: ['evidence'] },
  {
    from: ['in-progress', 'reopened'],
    action: 'report-done',
    to: 'reported',
    by: ['provider'],
    needs: ['fulfilment-in-this-cycle', 'evidence-in-this-cycle'],
  },
  {
    from: ['committed', 'in-progress', 'reopened'],
    action: 'release',
    to: 'released',
    by: ['provider'],
    needs: ['reason'],
  },
];

const toProve: readonly Row[] = [
  {
    from: ['reported'],
    action: 'accept',
    to: 'accepted',
    by: ['requester'],
    needs: ['person-did-not-report', 'satisfaction'],
  },
  { from: ['reported'], action: 'return', to: 'in-progress', by: ['requester'], needs: ['reason'] },
  {
    from: ['accepted'],
    action: 'close-out',
    to: 'closed',
    by: ['coordinator'],
    needs: ['person-did-not-report', 'person-did-not-accept'],
  },
  { from: ['closed'], action: 'follow-up', to: 'closed', by: ['requester', 'coordinator'], needs: ['result'] },
  { from: ['closed'], action: 'reopen', to: 'reopened', by: ['requester', 'coordinator'], needs: ['reason'] },
];

/**
 * W3: from a promise to its closing (销号). Provider, acceptor and closer are three different people (REG-09); a
 * matter that was closed may be reopened and keeps its number.
 */
export const closeOutWorkflow = workflow<CommitmentState, CommitmentAction, Party>({
  name: 'commitment',
  rule: 'W3',
  start: 'proposed',
  ends: ['closed', 'released', 'declined'],
  transitions: [...toAgree, ...toDo, ...toProve],
});
