import { workflow, type Transition } from '../../../kernel/transitions.ts';
import type { AgreementState } from './model.ts';

export type AgreementAction = 'propose' | 'agree' | 'sign' | 'tick-clause' | 'untick-clause' | 'end' | 'terminate';

/** `party` is the clerk of a main party; `product` acts when a commitment is closed out or reopened. */
export type AgreementActor = 'party' | 'coordinator' | 'product';

type Row = Transition<AgreementState, AgreementAction, AgreementActor>;

const rows: readonly Row[] = [
  { from: ['draft'], action: 'propose', to: 'negotiating', by: ['party', 'coordinator'] },
  { from: ['negotiating'], action: 'agree', to: 'negotiating', by: ['party'], needs: ['person-agreed-for-no-other'] },
  { from: ['negotiating'], action: 'agree', to: 'ready', by: ['party'], needs: ['every-main-party-agreed'] },
  { from: ['ready'], action: 'sign', to: 'in-force', by: ['party', 'coordinator'], needs: ['day', 'place'] },
  { from: ['in-force'], action: 'tick-clause', to: 'in-force', by: ['product'] },
  { from: ['in-force'], action: 'untick-clause', to: 'in-force', by: ['product'] },
  {
    from: ['in-force'],
    action: 'end',
    to: 'ended',
    by: ['party', 'coordinator'],
    needs: ['term-over-or-all-ticked', 'summary'],
  },
  {
    from: ['draft', 'negotiating', 'ready', 'in-force'],
    action: 'terminate',
    to: 'terminated',
    by: ['party', 'coordinator'],
    needs: ['reason'],
  },
];

/** W2: from a draft over the word of each main party to the signature, and to its end. */
export const agreementWorkflow = workflow<AgreementState, AgreementAction, AgreementActor>({
  name: 'agreement',
  rule: 'W2',
  start: 'draft',
  ends: ['ended', 'terminated'],
  transitions: rows,
});
