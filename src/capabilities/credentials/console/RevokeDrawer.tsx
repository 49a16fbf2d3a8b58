import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { revokeCredential } from '../contract.ts';
import { RevocationKind } from '../domain/model.ts';
import { words } from '../messages/words.ts';

type RevokeDrawerProps = {
  readonly paper: { readonly id: string; readonly number: string };
  readonly onClose: () => void;
};
type Values = { readonly kind: RevocationKind; readonly reason: string };

/** Takes a paper back for good, with a kind of reason for the public and words for the issuer. */
export function RevokeDrawer({ paper, onClose }: RevokeDrawerProps): ReactNode {
  const { console: t, revocationKinds } = useWords(words);
  const { send, sending, problem } = useWrite(revokeCredential, { said: t.revoked, onDone: onClose });
  const required = [{ required: true }];
  return (
    <FormDrawer<Values>
      title={t.revoke}
      lede={t.revokeLede}
      open
      onClose={onClose}
      onSend={(values) => send({ ...values, credentialId: paper.id })}
      sending={sending}
      problem={problem}
      sendLabel={t.revoke}
    >
      <Form.Item name="kind" label={t.revokeKind} rules={required}>
        <Select options={RevocationKind.options.map((value) => ({ value, label: revocationKinds[value] }))} />
      </Form.Item>
      <Form.Item name="reason" label={t.revokeReason} rules={required}>
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  );
}
