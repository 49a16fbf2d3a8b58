import { Button, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { words } from '../messages/words.ts';
import { useTextRules } from './use-text-rules.ts';

const MOST_LINES = 20;

/** What is needed, line by line. */
export function LineFields(): ReactNode {
  const t = useWords(words).console;
  const rules = useTextRules();
  return (
    <Form.List name="lines">
      {(lines, { add, remove }) => (
        <fieldset>
          <legend>{t.fields.lines}</legend>
          {lines.map((line) => (
            <div key={line.key}>
              <Form.Item name={[line.name, 'name']} label={t.fields.lineName} rules={rules}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item
                name={[line.name, 'amount']}
                label={t.fields.amount}
                rules={[{ required: true, message: t.required }]}
              >
                <InputNumber min={1} precision={0} />
              </Form.Item>
              <Form.Item name={[line.name, 'unit']} label={t.fields.unit} rules={rules}>
                <Input maxLength={12} />
              </Form.Item>
              {lines.length > 1 ? <Button onClick={() => remove(line.name)}>{t.fields.removeLine}</Button> : null}
            </div>
          ))}
          {lines.length < MOST_LINES ? <Button onClick={() => add()}>{t.fields.addLine}</Button> : null}
        </fieldset>
      )}
    </Form.List>
  );
}
