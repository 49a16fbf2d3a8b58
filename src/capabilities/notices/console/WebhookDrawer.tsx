import { Form, Input } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { addWebhook } from '../contract.ts';
import { words } from '../messages/words.ts';

type Values = { url: string; factNames: string };
type WebhookDrawerProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Given the key, which is shown this once. */
  readonly onAdded: (key: string) => void;
};

export function WebhookDrawer({ open, onClose, onAdded }: WebhookDrawerProps): ReactNode {
  const t = useWords(words).webhooks;
  const id = useRef(newId());
  const write = useWrite(addWebhook, {
    said: t.added,
    onDone: ({ key }) => {
      id.current = newId();
      onAdded(key);
      onClose();
    },
  });
  const needed = [{ required: true, message: t.required }];
  const send = ({ url, factNames }: Values) =>
    write.send({ id: id.current, url: url.trim(), factNames: factNames.split(/[\s,]+/).filter(Boolean) });
  return (
    <FormDrawer<Values>
      title={t.add}
      lede={t.lede}
      open={open}
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
    >
      <Form.Item name="url" label={t.url} extra={t.urlHint} rules={needed}>
        <Input type="url" inputMode="url" maxLength={500} />
      </Form.Item>
      <Form.Item name="factNames" label={t.facts} extra={t.factsHint} rules={needed}>
        <Input.TextArea rows={5} maxLength={3000} />
      </Form.Item>
    </FormDrawer>
  );
}
