import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DueText } from '../../../platform/console/parts/DueText.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { useFilter } from '../../../platform/console/use-address.ts';
import type { InsideCommitment } from '../contract.ts';
import { CommitmentAction } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { StepDrawer } from './StepDrawer.tsx';

type StepButtonsProps = { readonly commitment: InsideCommitment };

/** Refusals that mean “this is somebody else's step”: no button is drawn for those, the line above says whose it is. */
const othersSteps = ['not-a-party', 'step-of-another-party', 'clerk-of-the-other-side'];

function WaitsFor({ commitment }: StepButtonsProps): ReactNode {
  const t = useWords(words);
  const { waitsFor } = commitment;
  if (!waitsFor) return <p>{t.console.nothingToDo}</p>;
  const by = waitsFor.by.map((party) => t.parties[party]).join(t.console.or);
  return (
    <p>
      {t.console.waitsFor(t.actions[waitsFor.action], by)} <DueText dueOn={waitsFor.dueOn} />
    </p>
  );
}

/**
 * What can be done with the matter: the next step in red when it is mine, all else quiet, and what is closed to me
 * with its reason. `?step=` in the address opens the drawer of that step, as the list of today does.
 */
export function StepButtons({ commitment }: StepButtonsProps): ReactNode {
  const t = useWords(words);
  const [asked, setAsked] = useFilter('step');
  const [open, setOpen] = useState(CommitmentAction.safeParse(asked).data ?? null);
  const close = (): void => {
    setOpen(null);
    setAsked('');
  };
  const shown = commitment.actions.filter(({ because }) => !because || !othersSteps.includes(because.refusal));
  const openAction = shown.find(({ action, allowed }) => action === open && allowed)?.action;
  return (
    <Panel title={t.console.actionsTitle}>
      <WaitsFor commitment={commitment} />
      <div className="button-row">
        {shown.map(({ action, because }) => (
          <ActionButton
            key={action}
            main={action === commitment.nextForMe}
            disabledBecause={because?.sentence}
            onClick={() => setOpen(action)}
          >
            {t.actions[action]}
          </ActionButton>
        ))}
      </div>
      {openAction ? <StepDrawer key={openAction} commitment={commitment} action={openAction} onClose={close} /> : null}
    </Panel>
  );
}
