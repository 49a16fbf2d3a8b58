import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { countText } from '../../../kernel/quantity.ts';
import { today } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { claimNeed, type NeedAtDesk } from '../contract.ts';
import { words } from '../messages/words.ts';

type Values = {
  organisationId: string;
  lineId: string;
  amount: number;
  plan: string;
  firstContactOn: string;
  finishOn: string;
};

type ClaimDrawerProps = { readonly need: NeedAtDesk; readonly open: boolean; readonly onClose: () => void };

/** Takes over a part of one line in the name of one of my organisations. */
export function ClaimDrawer({ need, open, onClose }: ClaimDrawerProps): ReactNode {
  const { claim: t, console: c } = useWords(words);
  const write = useWrite(claimNeed, { said: t.done, onDone: onClose });
  const free = need.lines.filter((line) => line.coverage.remaining > 0);
  const organisations = need.mayClaimFor.map(({ id, name }) => ({ value: id, label: name }));
  const lines = free.map((line) => ({
    value: line.id,
    label: t.lineOption(line.name, countText(line.coverage.remaining), line.unit),
  }));
  const required = [{ required: true, message: c.required }];
  return (
    <FormDrawer<Values>
      title={t.title}
      lede={t.lede}
      open={open}
      onClose={onClose}
      onSend={(values) => write.send({ needId: need.id, id: newId(), ...values })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.send}
      initialValues={{ organisationId: organisations[0]?.value, lineId: lines[0]?.value, firstContactOn: today() }}
    >
      <Form.Item name="organisationId" label={t.organisation} rules={required}>
        <Select options={organisations} />
      </Form.Item>
      <Form.Item name="lineId" label={t.line} rules={required}>
        <Select options={lines} />
      </Form.Item>
      <Form.Item name="amount" label={t.amount} rules={required}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
      <Form.Item name="plan" label={t.plan} extra={t.planHint} rules={required}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item name="firstContactOn" label={t.firstContactOn} rules={required}>
        <DateInput min={today()} />
      </Form.Item>
      <Form.Item name="finishOn" label={t.finishOn} rules={required}>
        <DateInput min={today()} />
      </Form.Item>
    </FormDrawer>
  );
}
