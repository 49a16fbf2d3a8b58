import { Form, Input, Select } from 'antd';
import { useRef, type ReactNode } from 'react';
import { Role } from '../../../kernel/actor.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useMe } from '../../../platform/console/use-me.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { listTree, type TreeOrganisation } from '../../organisations/contract.ts';
import { Phone } from '../../people/domain/model.ts';
import { grantRole } from '../contract.ts';
import { words } from '../messages/words.ts';

type Values = { phone: string; role: Role; organisationId: string };
type GrantDrawerProps = { readonly open: boolean; readonly onClose: () => void };

/** Grants a role to somebody known by telephone. What the role brings is said before it is given. */
export function GrantDrawer({ open, onClose }: GrantDrawerProps): ReactNode {
  const t = useWords(words).grants;
  const within = useReach();
  // The same id until it was accepted, so that pressing again after a lost answer grants nothing twice.
  const id = useRef(newId());
  const write = useWrite(grantRole, {
    said: t.granted,
    onDone: () => {
      id.current = newId();
      onClose();
    },
  });
  const checkPhone = (_rule: unknown, typed: string | undefined) =>
    Phone.safeParse(typed ?? '').success ? Promise.resolve() : Promise.reject(new Error(t.phoneWrong));
  return (
    <FormDrawer<Values>
      title={t.grant}
      lede={t.lede}
      open={open}
      onClose={onClose}
      onSend={(values) => write.send({ id: id.current, ...values })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.grant}
    >
      <Form.Item
        name="phone"
        label={t.phone}
        extra={t.phoneHint}
        rules={[{ validator: checkPhone }]}
        validateTrigger="onBlur"
      >
        <Input type="tel" inputMode="tel" autoComplete="off" maxLength={30} />
      </Form.Item>
      <RoleField />
      <Form.Item name="organisationId" label={t.organisation} rules={[{ required: true, message: t.choose }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={within.map((each) => ({ value: each.id, label: each.name }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}

/** Each choice says in the list what it is for; the chosen one also says below what to mind. */
function RoleField(): ReactNode {
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
        options={Role.options.map((value) => ({ value, label: roles[value].name }))}
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

/** The organisations on which I may grant, and everything below them. The tree lists parents first. */
function useReach(): readonly TreeOrganisation[] {
  const { data } = useRead(listTree, {});
  const { grants } = useMe();
  const own = grants.filter(({ role }) => role === 'security-administrator');
  const reached = new Set(own.map(({ organisationId }) => organisationId));
  return data.items.filter(({ id, parentId }) => {
    if (parentId !== null && reached.has(parentId)) reached.add(id);
    return reached.has(id);
  });
}
