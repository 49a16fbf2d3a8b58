import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useGo } from '../../../platform/console/use-address.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { askBatch } from '../contract/batches.ts';
import { words } from '../messages/words.ts';
import { IssuerFields, useIssuers, WordFields, writtenOf, type PaperValues } from './PaperFields.tsx';

type Values = PaperValues & { readonly volunteerNos: string };

/** Asks for papers with the same words for a list of people; they are issued in the background. */
export function BatchDrawer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(words).console;
  const go = useGo();
  const [first] = useIssuers();
  const { send, sending, problem } = useWrite(askBatch, {
    said: t.asked,
    onDone: ({ id }) => go(`/credential-batches/${id}`),
  });
  return (
    <FormDrawer<Values>
      title={t.batch}
      open
      onClose={onClose}
      onSend={({ volunteerNos, ...written }) => send({ ...writtenOf(written), volunteerNos, id: newId() })}
      sending={sending}
      problem={problem}
      sendLabel={t.batch}
      initialValues={{ organisationId: first?.value ?? '', kind: 'thanks' }}
    >
      <IssuerFields />
      <WordFields />
      <Form.Item name="volunteerNos" label={t.fields.list} extra={t.fields.listHint} rules={[{ required: true }]}>
        <Input.TextArea maxLength={60_000} autoSize={{ minRows: 6, maxRows: 16 }} />
      </Form.Item>
    </FormDrawer>
  );
}
