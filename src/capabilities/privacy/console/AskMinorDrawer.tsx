import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { askMinorAccess } from '../contract/minors.ts';
import { MinorValue } from '../domain/minors.ts';
import { words } from '../messages/words.ts';

type Values = { readonly volunteerNo: string; readonly what: MinorValue; readonly reason: string };

/** One value of one person, and why; somebody else decides. */
export function AskMinorDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const { desk, values } = useWords(words);
  const t = desk.minors;
  const ask = useWrite(askMinorAccess, { said: t.said.asked, onDone: onClose });
  const rules = [{ required: true, whitespace: true, message: desk.required }];
  return (
    <FormDrawer<Values>
      title={t.ask}
      lede={t.askLede}
      open={open}
      onClose={onClose}
      onSend={(wanted) => ask.send({ id: newId(), ...wanted })}
      sending={ask.sending}
      problem={ask.problem}
    >
      <Form.Item name="volunteerNo" label={t.volunteerNo} rules={rules}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="what" label={t.what} rules={[{ required: true, message: desk.required }]}>
        <Select options={MinorValue.options.map((value) => ({ value, label: values[value] }))} />
      </Form.Item>
      <Form.Item name="reason" label={t.reason} rules={rules}>
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}
