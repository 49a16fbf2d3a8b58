import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import type { InsideCommitment } from '../contract.ts';
import * as steps from '../contract/steps.ts';
import type { CommitmentAction } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { StepFields } from './StepFields.tsx';

const routes = {
  'accept-claim': steps.acceptClaim,
  decline: steps.declineClaim,
  start: steps.startWork,
  release: steps.releaseCommitment,
  'record-fulfilment': steps.recordFulfilment,
  'add-evidence': steps.addEvidence,
  'report-done': steps.reportDone,
  accept: steps.acceptWork,
  return: steps.returnWork,
  'close-out': steps.closeOut,
  'follow-up': steps.followUp,
  reopen: steps.reopenCommitment,
} as const satisfies Readonly<Record<CommitmentAction, unknown>>;

type AnyStep = (typeof routes)[CommitmentAction];
type Sent = Parameters<ReturnType<typeof useWrite<AnyStep>>['send']>[0];

type StepDrawerProps = {
  readonly commitment: InsideCommitment;
  readonly action: CommitmentAction;
  readonly onClose: () => void;
};

/** The drawer of one step: what it means, what must be said with it, and why the server refused it if it did. */
export function StepDrawer({ commitment, action, onClose }: StepDrawerProps): ReactNode {
  const t = useWords(words);
  const write = useWrite<AnyStep>(routes[action], { onDone: onClose, said: t.console.said });
  // One id for as long as the drawer is open, so that sending again after a lost answer cannot enter it twice.
  const [entryId] = useState(newId);
  const bringsEntry = action === 'record-fulfilment' || action === 'add-evidence';
  const send = (values: object) =>
    write.send({ commitmentId: commitment.id, ...(bringsEntry ? { id: entryId } : {}), ...values } as Sent);
  return (
    <FormDrawer<object>
      title={t.actions[action]}
      open
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.actions[action]}
      lede={t.console.ledes[action]}
    >
      <StepFields action={action} commitment={commitment} />
    </FormDrawer>
  );
}
