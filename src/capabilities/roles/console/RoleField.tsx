import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { Role } from '../../../kernel/actor.ts';
import { useWords } from '../../../platform/console/language.ts';
import { words } from '../messages/words.ts';

/** Each choice says in the list what it is for; the chosen one also says below what to mind. */
export function RoleField({ roles: offered }: { readonly roles: readonly Role[] }): ReactNode {
  const { roles, grants } = useWords(words);
  const chosen = Form.useWatch<Role | undefined>('role');
  return (
    <Form.Item
      name="role"
      label={grants.role}
      extra={chosen ? `${roles[chosen].sentence} ${roles[chosen].warning}` : undefined}
      rules={[{ required: true, message: grants.choose }]}
    >
      <Select
        options={offered.map((value) => ({ value, label: roles[value].name }))}
        optionRender={({ value }) => <RoleChoice role={Role.parse(value)} />}
      />
    </Form.Item>
  );
}

function RoleChoice({ role }: { readonly role: Role }): ReactNode {
  const { name, sentence, warning } = useWords(words).roles[role];
  return (
    <>
      <strong>{name}</strong>
      <br />
      <small>{sentence}</small>
      <br />
      <small>{warning}</small>
    </>
  );
}
