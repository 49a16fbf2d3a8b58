import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { agreeToAgreement, type AgreementAtDesk } from '../contract.ts';
import { words } from '../messages/words.ts';

type AgreeDrawerProps = {
  readonly agreement: AgreementAtDesk;
  readonly open: boolean;
  readonly onClose: () => void;
};

/** Gives the word of one of my organisations. */
export function AgreeDrawer({ agreement, open, onClose }: AgreeDrawerProps): ReactNode {
  const { console: t, actions } = useWords(words);
  const write = useWrite(agreeToAgreement, { said: t.said.agreed, onDone: onClose });
  const parties = agreement.mayAgreeFor.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDrawer<{ organisationId: string }>
      title={t.agreeTitle}
      lede={t.agreeLede}
      open={open}
      onClose={onClose}
      onSend={({ organisationId }) => write.send({ agreementId: agreement.id, organisationId })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={actions.agree}
      initialValues={{ organisationId: parties[0]?.value }}
    >
      <Form.Item name="organisationId" label={t.fields.agreeFor} rules={[{ required: true, message: t.required }]}>
        <Select options={parties} />
      </Form.Item>
    </FormDrawer>
  );
}
