import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { today } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { signAgreement } from '../contract.ts';
import { words } from '../messages/words.ts';

type SignDrawerProps = { readonly agreementId: string; readonly open: boolean; readonly onClose: () => void };

/** Records the day and the place of the signature. */
export function SignDrawer({ agreementId, open, onClose }: SignDrawerProps): ReactNode {
  const t = useWords(words).console;
  const write = useWrite(signAgreement, { said: t.said.signed, onDone: onClose });
  return (
    <FormDrawer<{ signedOn: string; placeText: string }>
      title={t.signTitle}
      lede={t.signLede}
      open={open}
      onClose={onClose}
      onSend={(values) => write.send({ agreementId, ...values })}
      sending={write.sending}
      problem={write.problem}
      initialValues={{ signedOn: today() }}
    >
      <Form.Item name="signedOn" label={t.fields.signedOn} rules={[{ required: true, message: t.required }]}>
        <DateInput />
      </Form.Item>
      <Form.Item
        name="placeText"
        label={t.fields.placeText}
        rules={[{ required: true, whitespace: true, message: t.required }]}
      >
        <Input maxLength={60} />
      </Form.Item>
    </FormDrawer>
  );
}
