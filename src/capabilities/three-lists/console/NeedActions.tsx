import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { publishNeed, submitNeed, type NeedAtDesk } from '../contract.ts';
import type { DeskAction } from '../domain/policy.ts';
import { needWorkflow } from '../domain/workflow.ts';
import { words } from '../messages/words.ts';
import { ClaimDrawer } from './ClaimDrawer.tsx';
import { NeedDrawer } from './NeedDrawer.tsx';
import { ReasonDrawer } from './ReasonDrawer.tsx';

type Drawer = 'claim' | 'revise' | 'return' | 'withdraw' | null;

/**
 * The steps of the need's present state. Those closed to me stay in sight and say why; the first open one is red.
 */
export function NeedActions({ need }: { readonly need: NeedAtDesk }): ReactNode {
  const t = useWords(words);
  const [drawer, setDrawer] = useState<Drawer>(null);
  const publish = useWrite(publishNeed, { said: t.console.said.published });
  const submit = useWrite(submitNeed, { said: t.console.said.submitted });
  const canClaim = need.state === 'open' && need.coverage.remaining > 0 && need.mayClaimFor.length > 0;
  const steps = need.actions.filter(({ action }) => knows(need, action));
  const main = canClaim ? undefined : steps.find((step) => step.allowed)?.action;
  const take = (action: DeskAction) => {
    if (action === 'publish') void publish.send({ needId: need.id });
    else if (action === 'submit') void submit.send({ needId: need.id });
    else setDrawer(action);
  };
  const reasoned = drawer === 'return' || drawer === 'withdraw' ? drawer : null;
  const close = () => setDrawer(null);
  return (
    <>
      {canClaim ? (
        <ActionButton main onClick={() => setDrawer('claim')}>
          {t.wall.claim}
        </ActionButton>
      ) : null}
      {steps.map((step) => (
        <ActionButton
          key={step.action}
          main={step.action === main}
          onClick={() => take(step.action)}
          disabledBecause={step.allowed ? null : step.because}
          sending={(step.action === 'publish' && publish.sending) || (step.action === 'submit' && submit.sending)}
        >
          {t.actions[step.action]}
        </ActionButton>
      ))}
      <ProblemNotice problem={publish.problem ?? submit.problem} />
      {canClaim ? <ClaimDrawer need={need} open={drawer === 'claim'} onClose={close} /> : null}
      {need.state === 'draft' ? <NeedDrawer need={need} open={drawer === 'revise'} onClose={close} /> : null}
      <ReasonDrawer needId={need.id} action={reasoned} onClose={close} />
    </>
  );
}

/** Steps that the present state does not know at all are not shown; there would be nothing to explain. */
function knows(need: NeedAtDesk, action: DeskAction): boolean {
  return needWorkflow.transitions.some((row) => row.action === action && row.from.includes(need.state));
}
