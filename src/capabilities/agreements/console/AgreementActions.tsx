import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { proposeAgreement, type AgreementAtDesk } from '../contract.ts';
import type { DeskAction } from '../domain/policy.ts';
import { agreementWorkflow } from '../domain/workflow.ts';
import { words } from '../messages/words.ts';
import { AgreeDrawer } from './AgreeDrawer.tsx';
import { SignDrawer } from './SignDrawer.tsx';
import { StopDrawer } from './StopDrawer.tsx';

/** The steps of the agreement's present state; those closed to me say why, and the first open one is red. */
export function AgreementActions({ agreement }: { readonly agreement: AgreementAtDesk }): ReactNode {
  const t = useWords(words);
  const [drawer, setDrawer] = useState<Exclude<DeskAction, 'propose'> | null>(null);
  const propose = useWrite(proposeAgreement, { said: t.console.said.proposed });
  const steps = agreement.actions.filter(({ action }) => knows(agreement, action));
  const main = steps.find((step) => step.allowed && step.action !== 'terminate')?.action;
  const take = (action: DeskAction) => {
    if (action === 'propose') void propose.send({ agreementId: agreement.id });
    else setDrawer(action);
  };
  const close = () => setDrawer(null);
  const stop = drawer === 'end' || drawer === 'terminate' ? drawer : null;
  return (
    <>
      {steps.map((step) => (
        <ActionButton
          key={step.action}
          main={step.action === main}
          onClick={() => take(step.action)}
          disabledBecause={step.allowed ? null : step.because}
          sending={step.action === 'propose' && propose.sending}
        >
          {t.actions[step.action]}
        </ActionButton>
      ))}
      <ProblemNotice problem={propose.problem} />
      <AgreeDrawer agreement={agreement} open={drawer === 'agree'} onClose={close} />
      <SignDrawer agreementId={agreement.id} open={drawer === 'sign'} onClose={close} />
      <StopDrawer agreementId={agreement.id} action={stop} onClose={close} />
    </>
  );
}

/** Steps that the present state does not know at all are not shown; there would be nothing to explain. */
function knows(agreement: AgreementAtDesk, action: DeskAction): boolean {
  return agreementWorkflow.transitions.some((row) => row.action === action && row.from.includes(agreement.state));
}
