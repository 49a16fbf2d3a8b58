import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { call } from '../../../platform/console/api.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { decideMinorAccess, lookAtMinor, readMinorLook, type MinorAccessShown } from '../contract/minors.ts';
import { words } from '../messages/words.ts';

/** Deciding, for the privacy officer; looking, for who asked. What was seen is on the screen only. */
export function MinorSteps({ access }: { readonly access: MinorAccessShown }): ReactNode {
  const t = useWords(words).desk.minors;
  const accessId = access.id;
  const [isDeclining, setDeclining] = useState(false);
  const [seen, setSeen] = useState('');
  const decide = useWrite(decideMinorAccess, { said: t.said.decided, onDone: () => setDeclining(false) });
  const look = useWrite(lookAtMinor, {
    onDone: ({ lookId }) => void call(readMinorLook, { lookId }).then(({ value }) => setSeen(value)),
  });
  return (
    <>
      {access.mayDecide ? (
        <span className="screen-head-actions">
          <ActionButton main onClick={() => void decide.send({ accessId, isApproved: true })} sending={decide.sending}>
            {t.approve}
          </ActionButton>
          <ActionButton onClick={() => setDeclining(true)}>{t.decline}</ActionButton>
        </span>
      ) : null}
      {access.mayLook ? (
        <ActionButton main onClick={() => void look.send({ accessId, id: newId() })} sending={look.sending}>
          {t.look}
        </ActionButton>
      ) : null}
      <span role="status">{seen}</span>
      <ProblemNotice problem={look.problem ?? (isDeclining ? null : decide.problem)} />
      <FormDrawer<{ reason: string }>
        title={t.decline}
        open={isDeclining}
        onClose={() => setDeclining(false)}
        onSend={({ reason }) => decide.send({ accessId, isApproved: false, reason })}
        sending={decide.sending}
        problem={decide.problem}
      >
        <Form.Item
          name="reason"
          label={t.reason}
          rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
        >
          <Input.TextArea rows={3} maxLength={300} />
        </Form.Item>
      </FormDrawer>
    </>
  );
}
