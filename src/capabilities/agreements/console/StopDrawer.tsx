import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { endAgreement, terminateAgreement } from '../contract.ts';
import { words } from '../messages/words.ts';

type StopDrawerProps = {
  readonly agreementId: string;
  /** How it stops; null while the drawer is closed. */
  readonly action: 'end' | 'terminate' | null;
  readonly onClose: () => void;
};

/** Ending is told in a summary, terminating with a reason. */
export function StopDrawer({ agreementId, action, onClose }: StopDrawerProps): ReactNode {
  const t = useWords(words).console;
  const end = useWrite(endAgreement, { said: t.said.ended, onDone: onClose });
  const terminate = useWrite(terminateAgreement, { said: t.said.terminated, onDone: onClose });
  const isEnd = action === 'end';
  const write = isEnd ? end : terminate;
  const send = (text: string) =>
    isEnd ? end.send({ agreementId, summary: text }) : terminate.send({ agreementId, reason: text });
  return (
    <FormDrawer<{ text: string }>
      key={action}
      title={isEnd ? t.endTitle : t.terminateTitle}
      lede={isEnd ? t.endLede : t.terminateLede}
      open={action !== null}
      onClose={onClose}
      onSend={({ text }) => send(text)}
      sending={write.sending}
      problem={write.problem}
    >
      <Form.Item
        name="text"
        label={isEnd ? t.fields.summary : t.fields.reason}
        rules={[{ required: true, whitespace: true, message: t.required }]}
      >
        <Input.TextArea rows={5} maxLength={1_000} />
      </Form.Item>
    </FormDrawer>
  );
}
