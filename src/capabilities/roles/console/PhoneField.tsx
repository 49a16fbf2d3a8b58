import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { Phone } from '../../people/domain/model.ts';
import { words } from '../messages/words.ts';

/** Whom it is about, by telephone: typed here and sent in the body, never part of an address. */
export function PhoneField({ hint }: { readonly hint?: string }): ReactNode {
  const t = useWords(words).grants;
  const check = (_rule: unknown, typed: string | undefined) =>
    Phone.safeParse(typed ?? '').success ? Promise.resolve() : Promise.reject(new Error(t.phoneWrong));
  return (
    <Form.Item name="phone" label={t.phone} extra={hint} rules={[{ validator: check }]} validateTrigger="onBlur">
      <Input type="tel" inputMode="tel" autoComplete="off" maxLength={30} />
    </Form.Item>
  );
}
