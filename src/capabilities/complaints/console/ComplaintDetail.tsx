import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DueText } from '../../../platform/console/parts/DueText.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { Timeline } from '../../../platform/console/parts/Timeline.tsx';
import { useParam } from '../../../platform/console/use-address.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import {
  answerComplaint,
  closeComplaint,
  getComplaint,
  takeComplaintInHand,
  type ComplaintShown,
} from '../contract.ts';
import { complaintTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';

/** One complaint: what was written, what was done, and the one step that comes next. */
export default function ComplaintDetail(): ReactNode {
  const { desk: t, kinds, states, actions } = useWords(words);
  const { data: complaint } = useRead(getComplaint, { complaintId: useParam('complaintId') });
  const isWaiting = complaint.actions.includes('take-in-hand') || complaint.actions.includes('answer');
  return (
    <>
      <ScreenHead
        title={kinds[complaint.kind]}
        number={complaint.number}
        tag={<StateTag tone={complaintTone[complaint.state]}>{states[complaint.state]}</StateTag>}
        actions={<Steps complaint={complaint} />}
      />
      <Panel title={t.text}>
        {complaint.text.split(/\n+/).map((line, index) => (
          <p key={index}>{line}</p>
        ))}
        <Facts
          items={[
            { term: t.receivedAt, description: momentText(complaint.receivedAt) },
            { term: t.dueOn, description: isWaiting && <DueText dueOn={complaint.dueOn} /> },
            { term: t.contact, description: complaint.contact ?? t.noContact },
            { term: t.fromPath, description: complaint.fromPath },
          ]}
        />
      </Panel>
      <Panel title={t.history}>
        {complaint.steps.length === 0 ? <p>{t.noHistory}</p> : null}
        <Timeline
          label={t.history}
          items={complaint.steps.map((step) => ({
            key: step.id,
            at: step.at,
            title: actions[step.action],
            by: step.byName ?? t.bySender,
            detail: step.text,
          }))}
        />
      </Panel>
    </>
  );
}

function Steps({ complaint }: { readonly complaint: ComplaintShown }): ReactNode {
  const { desk: t, actions } = useWords(words);
  const [isAnswering, setAnswering] = useState(false);
  const take = useWrite(takeComplaintInHand, { said: t.said.taken });
  const close = useWrite(closeComplaint, { said: t.said.closed });
  const reply = useWrite(answerComplaint, { said: t.said.answered, onDone: () => setAnswering(false) });
  const complaintId = complaint.id;
  return (
    <>
      {complaint.actions.includes('take-in-hand') ? (
        <ActionButton main onClick={() => void take.send({ complaintId })} sending={take.sending}>
          {actions['take-in-hand']}
        </ActionButton>
      ) : null}
      {complaint.actions.includes('answer') ? (
        <ActionButton main onClick={() => setAnswering(true)}>
          {actions.answer}
        </ActionButton>
      ) : null}
      {complaint.actions.includes('close') ? (
        <ActionButton onClick={() => void close.send({ complaintId })} sending={close.sending}>
          {actions.close}
        </ActionButton>
      ) : null}
      <ProblemNotice problem={take.problem ?? close.problem} />
      <FormDrawer<{ text: string }>
        title={t.answerTitle}
        lede={t.answerLede}
        open={isAnswering}
        onClose={() => setAnswering(false)}
        onSend={({ text }) => reply.send({ complaintId, text })}
        sending={reply.sending}
        problem={reply.problem}
        sendLabel={actions.answer}
      >
        <Form.Item name="text" label={t.answerText} rules={[{ required: true, whitespace: true, message: t.required }]}>
          <Input.TextArea rows={8} maxLength={2_000} />
        </Form.Item>
      </FormDrawer>
    </>
  );
}
