import { workflow, type Transition } from '../../../kernel/transitions.ts';
import type { NeedState } from './model.ts';

export type NeedAction = 'revise' | 'submit' | 'return' | 'publish' | 'claim' | 'withdraw' | 'fulfil' | 'reopen';

/** `product` acts by itself when a commitment is closed out or reopened. */
export type NeedParty = 'requester' | 'coordinator' | 'provider' | 'product';

type Row = Transition<NeedState, NeedAction, NeedParty>;

const rows: readonly Row[] = [
  { from: ['draft'], action: 'revise', to: 'draft', by: ['requester', 'coordinator'] },
  { from: ['draft'], action: 'submit', to: 'pending-review', by: ['requester', 'coordinator'] },
  { from: ['pending-review'], action: 'return', to: 'draft', by: ['coordinator'], needs: ['reason'] },
  {
    from: ['pending-review'],
    action: 'publish',
    to: 'open',
    by: ['coordinator'],
    needs: ['person-did-not-submit', 'text-without-private-data'],
  },
  { from: ['open'], action: 'claim', to: 'open', by: ['provider'], needs: ['amount-remains'] },
  {
    from: ['draft', 'pending-review', 'open'],
    action: 'withdraw',
    to: 'withdrawn',
    by: ['requester', 'coordinator'],
    needs: ['reason', 'no-claim-under-way'],
  },
  { from: ['open'], action: 'fulfil', to: 'fulfilled', by: ['product'], needs: ['every-line-closed-out'] },
  { from: ['fulfilled'], action: 'reopen', to: 'open', by: ['product'] },
];

/** The needs side of W3: from a draft to the wall, and from the wall to 销号. */
export const needWorkflow = workflow<NeedState, NeedAction, NeedParty>({
  name: 'need',
  rule: 'W3',
  start: 'draft',
  ends: ['fulfilled', 'withdrawn'],
  transitions: rows,
});
