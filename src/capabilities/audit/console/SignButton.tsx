import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { signCheckpoint } from '../contract/checkpoints.ts';
import { words } from '../messages/words.ts';

/** Signs a checkpoint at once, for instance before something is handed over. */
export function SignButton(): ReactNode {
  const t = useWords(words).checkpoints;
  const write = useWrite(signCheckpoint, { said: t.signed });
  const [dialogs, dialogHolder] = Modal.useModal();
  const ask = () =>
    void dialogs.confirm({ title: t.signSure, content: t.signWhat, okText: t.sign, onOk: () => write.send({}) });
  return (
    <>
      {dialogHolder}
      <ActionButton onClick={ask} sending={write.sending}>
        {t.sign}
      </ActionButton>
      <ProblemNotice problem={write.problem} />
    </>
  );
}
