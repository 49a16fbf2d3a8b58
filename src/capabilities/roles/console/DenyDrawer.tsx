import { Form, Input, Select } from 'antd';
import { useRef, type ReactNode } from 'react';
import { Role } from '../../../kernel/actor.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useActor } from '../../../platform/console/use-me.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { denyRole } from '../contract.ts';
import { mayAdminister } from '../domain/policy.ts';
import { words } from '../messages/words.ts';
import { PhoneField } from './PhoneField.tsx';
import { RoleField } from './RoleField.tsx';
import { optionsOf, useScopes } from './use-scopes.ts';

type Values = { phone: string; role: Role; organisationId: string; reason: string };
type DenyDrawerProps = { readonly open: boolean; readonly onClose: () => void };

/** Keeps somebody from a role over an organisation and all below it; says why. */
export function DenyDrawer({ open, onClose }: DenyDrawerProps): ReactNode {
  const { denials, grants: t } = useWords(words);
  const actor = useActor();
  const within = useScopes().filter((organisation) => mayAdminister(actor, organisation));
  const id = useRef(newId());
  const write = useWrite(denyRole, {
    said: denials.denied,
    onDone: () => {
      id.current = newId();
      onClose();
    },
  });
  return (
    <FormDrawer<Values>
      title={denials.deny}
      lede={denials.lede}
      open={open}
      onClose={onClose}
      onSend={(values) => write.send({ id: id.current, ...values })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={denials.deny}
    >
      <PhoneField />
      <RoleField roles={Role.options} />
      <Form.Item name="organisationId" label={t.organisation} rules={[{ required: true, message: t.choose }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(within)} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.reason}
        extra={t.reasonHint}
        rules={[{ required: true, min: 2, max: 200, message: t.reasonHint }]}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  );
}
