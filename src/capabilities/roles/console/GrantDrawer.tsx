import { Form, Input, Select } from 'antd';
import { useRef, type ReactNode } from 'react';
import { Role } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { MomentInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useActor } from '../../../platform/console/use-me.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { grantRole } from '../contract.ts';
import { mayGive } from '../domain/policy.ts';
import { words } from '../messages/words.ts';
import { PhoneField } from './PhoneField.tsx';
import { RoleField } from './RoleField.tsx';
import { optionsOf, useScopes } from './use-scopes.ts';

type Values = {
  phone: string;
  name?: string;
  role: Role;
  organisationId: string;
  fromAt?: Instant;
  untilAt?: Instant;
  reason?: string;
};
type GrantDrawerProps = { readonly open: boolean; readonly onClose: () => void };

/** Grants a role to somebody known by telephone. What the role brings is said before it is given. */
export function GrantDrawer({ open, onClose }: GrantDrawerProps): ReactNode {
  const t = useWords(words).grants;
  // The same id until it was accepted, so that pressing again after a lost answer grants nothing twice.
  const id = useRef(newId());
  const write = useWrite(grantRole, {
    said: t.granted,
    onDone: () => {
      id.current = newId();
      onClose();
    },
  });
  const send = ({ name, ...values }: Values) =>
    write.send({ id: id.current, ...values, ...(name?.trim() ? { name } : {}) });
  return (
    <FormDrawer<Values>
      title={t.grant}
      lede={t.grantLede}
      open={open}
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.grant}
    >
      <WhatAndWhere />
      <PhoneField hint={t.phoneHint} />
      <Form.Item name="name" label={t.name} extra={t.nameHint}>
        <Input autoComplete="off" maxLength={30} />
      </Form.Item>
      <Form.Item name="fromAt" label={t.from} extra={t.fromHint}>
        <MomentInput />
      </Form.Item>
      <Form.Item name="untilAt" label={t.until} extra={t.untilHint}>
        <MomentInput />
      </Form.Item>
      <Form.Item name="reason" label={t.reason} extra={t.reasonHint}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDrawer>
  );
}

/** Offers what the rule lets this person give: the roles, and for the chosen one the organisations. */
function WhatAndWhere(): ReactNode {
  const t = useWords(words).grants;
  const actor = useActor();
  const scopes = useScopes();
  const chosen = Form.useWatch<Role | undefined>('role');
  const placesFor = (role: Role) =>
    scopes.filter((organisation) => mayGive(actor, role, { organisation, thing: null }));
  const roles = Role.options.filter((role) => placesFor(role).length > 0);
  return (
    <>
      <RoleField roles={roles} />
      <Form.Item name="organisationId" label={t.organisation} rules={[{ required: true, message: t.choose }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={optionsOf(chosen ? placesFor(chosen) : scopes)} />
      </Form.Item>
    </>
  );
}
