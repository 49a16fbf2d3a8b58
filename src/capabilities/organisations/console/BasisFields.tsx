import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { CivilDate } from '../../../kernel/days.ts';
import { useWords } from '../../../platform/console/language.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { words } from '../messages/words.ts';

export type BasisValues = { on: CivilDate; documentNo?: string; reason: string };

/** From which day a change holds, the paper that says so, and why. */
export function BasisFields(): ReactNode {
  const t = useWords(words);
  const rules = [{ required: true, message: t.required }];
  return (
    <>
      <Form.Item name="on" label={t.console.on} rules={rules}>
        <DateInput />
      </Form.Item>
      <DocumentField />
      <Form.Item name="reason" label={t.console.reason} rules={rules}>
        <Input.TextArea rows={3} maxLength={200} />
      </Form.Item>
    </>
  );
}

export function DocumentField(): ReactNode {
  const t = useWords(words).console;
  return (
    <Form.Item name="documentNo" label={t.documentNo} extra={t.documentNoHint}>
      <Input maxLength={60} />
    </Form.Item>
  );
}
