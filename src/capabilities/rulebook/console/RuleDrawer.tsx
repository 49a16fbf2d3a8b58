import { Form, Input, InputNumber } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { draftRule, editRule, type RuleView } from '../contract.ts';
import { fieldsOf, type RuleSubject } from '../domain/subjects.ts';
import { words } from '../messages/words.ts';

type Values = { title: string; source: string; values: Record<string, number>; inForceFrom?: string };
type RuleDrawerProps = {
  readonly subject: RuleSubject;
  /** The draft to change; null for a new one. */
  readonly rule: RuleView | null;
  /** The numbers to begin with. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly onClose: () => void;
};

/** A new version begins with the numbers that hold, so that only what changes is typed. */
export function RuleDrawer({ subject, rule, numbers, onClose }: RuleDrawerProps): ReactNode {
  const t = useWords(words);
  const id = useRef(newId());
  const draft = useWrite(draftRule, { said: t.saved, onDone: onClose });
  const edit = useWrite(editRule, { said: t.saved, onDone: onClose });
  const write = rule ? edit : draft;
  const send = ({ inForceFrom, ...rest }: Values) => {
    const text = { ...rest, inForceFrom: inForceFrom || null };
    return rule ? edit.send({ ruleId: rule.id, ...text }) : draft.send({ id: id.current, subject, ...text });
  };
  const needed = [{ required: true, message: t.required }];
  return (
    <FormDrawer<Values>
      title={rule ? t.edit : t.draft}
      lede={t.subjects[subject].says}
      open
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.save}
      initialValues={{
        values: { ...numbers },
        ...(rule ? { title: rule.title, source: rule.source } : {}),
        ...(rule?.inForceFrom ? { inForceFrom: rule.inForceFrom } : {}),
      }}
    >
      <Form.Item name="title" label={t.titleField} extra={t.titleHint} rules={needed}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="source" label={t.sourceField} extra={t.sourceHint} rules={needed}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      {fieldsOf(subject).map(([name, { unit, from, to }]) => (
        <Form.Item
          key={name}
          name={['values', name]}
          label={t.fieldLabel(t.fields[name], t.units[unit])}
          rules={needed}
        >
          <InputNumber min={from} max={to} precision={0} inputMode="numeric" />
        </Form.Item>
      ))}
      <Form.Item name="inForceFrom" label={t.dateField} extra={t.dateHint}>
        <DateInput />
      </Form.Item>
    </FormDrawer>
  );
}
