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
import { getRequest, moveRequest, type RequestShown } from '../contract/requests.ts';
import type { RequestAction } from '../domain/requests.ts';
import { requestTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';

/** One request: who asks for what, what was done, and the step that comes next. */
export default function RequestDetail(): ReactNode {
  const { desk, requestKinds, requestStates, requestActions } = useWords(words);
  const t = desk.requests;
  const { data: request } = useRead(getRequest, { requestId: useParam('requestId') });
  return (
    <>
      <ScreenHead
        title={requestKinds[request.kind]}
        number={request.volunteerNo}
        tag={<StateTag tone={requestTone[request.state]}>{requestStates[request.state]}</StateTag>}
        actions={<Steps request={request} />}
      />
      <Panel title={t.text}>
        {request.text.split(/\n+/).map((line, index) => (
          <p key={index}>{line}</p>
        ))}
        <Facts
          items={[
            { term: t.who, description: request.name },
            { term: t.receivedAt, description: momentText(request.receivedAt) },
            { term: t.dueOn, description: request.actions.length > 0 && <DueText dueOn={request.dueOn} /> },
          ]}
        />
      </Panel>
      <Panel title={t.history}>
        {request.steps.length === 0 ? <p>{t.noHistory}</p> : null}
        <Timeline
          label={t.history}
          items={request.steps.map((step) => ({
            key: step.id,
            at: step.at,
            title: requestActions[step.action],
            by: step.byName,
            detail: step.text,
          }))}
        />
      </Panel>
    </>
  );
}

function Steps({ request }: { readonly request: RequestShown }): ReactNode {
  const { desk, requestActions } = useWords(words);
  const t = desk.requests;
  const [opened, setOpened] = useState<RequestAction | null>(null);
  const move = useWrite(moveRequest, { said: t.said, onDone: () => setOpened(null) });
  const [main] = request.actions;
  const take = (action: RequestAction) =>
    action === 'start' ? void move.send({ requestId: request.id, action }) : setOpened(action);
  return (
    <>
      {request.actions.map((action) => (
        <ActionButton key={action} main={action === main} onClick={() => take(action)} sending={move.sending}>
          {requestActions[action]}
        </ActionButton>
      ))}
      {opened === null ? <ProblemNotice problem={move.problem} /> : null}
      {opened === null ? null : (
        <FormDrawer<{ text: string }>
          key={opened}
          title={requestActions[opened]}
          lede={t.ledes[opened]}
          open
          onClose={() => setOpened(null)}
          onSend={({ text }) => move.send({ requestId: request.id, action: opened, text })}
          sending={move.sending}
          problem={move.problem}
          sendLabel={requestActions[opened]}
        >
          <Form.Item
            name="text"
            label={t.labels[opened]}
            rules={[{ required: true, whitespace: true, message: desk.required }]}
          >
            <Input.TextArea rows={6} maxLength={2_000} />
          </Form.Item>
        </FormDrawer>
      )}
    </>
  );
}
