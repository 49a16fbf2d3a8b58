import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { MomentInput } from '../../../platform/console/parts/DateInput.tsx';
import { ConsentMethod, GuardianRelation } from '../domain/record.ts';
import { words } from '../messages/words.ts';
import { usePhoneRule } from './RecordFields.tsx';

/** Who consented for a child, when and how. `under` is where the fields lie in the form. */
export function GuardianFields({ under = [] }: { readonly under?: readonly string[] }): ReactNode {
  const { fields: t, relations, methods, console: says } = useWords(words);
  const phoneRule = usePhoneRule();
  const required = { required: true, message: says.required };
  const at = (name: string) => [...under, name];
  return (
    <>
      <Form.Item name={at('name')} label={t.guardianName} rules={[required]}>
        <Input maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name={at('relation')} label={t.relation} rules={[required]}>
        <Select options={GuardianRelation.options.map((value) => ({ value, label: relations[value] }))} />
      </Form.Item>
      <Form.Item
        name={at('contact')}
        label={t.contact}
        rules={[required, { validator: phoneRule }]}
        validateTrigger="onBlur"
      >
        <Input type="tel" inputMode="tel" maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name={at('consentedAt')} label={t.consentedAt} rules={[required]}>
        <MomentInput />
      </Form.Item>
      <Form.Item name={at('method')} label={t.method} rules={[required]}>
        <Select options={ConsentMethod.options.map((value) => ({ value, label: methods[value] }))} />
      </Form.Item>
    </>
  );
}
