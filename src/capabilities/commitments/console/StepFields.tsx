import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FileUpload } from '../../../platform/console/parts/FileUpload.tsx';
import type { InsideCommitment } from '../contract.ts';
import { EvidenceKind, FollowUpResult, type CommitmentAction } from '../domain/model.ts';
import { words } from '../messages/words.ts';

type StepFieldsProps = { readonly action: CommitmentAction; readonly commitment: InsideCommitment };

const LONGEST_TEXT = 500;
const LONGEST_EVIDENCE = 2_000;

function Reason(): ReactNode {
  const says = useWords(words).console.fields;
  return (
    <Form.Item
      name="reason"
      label={says.reason}
      extra={says.reasonHint}
      rules={[{ required: true, whitespace: true, message: says.required }]}
    >
      <Input.TextArea rows={4} maxLength={LONGEST_TEXT} />
    </Form.Item>
  );
}

function Comment(): ReactNode {
  const says = useWords(words).console.fields;
  return (
    <Form.Item name="comment" label={says.comment}>
      <Input.TextArea rows={3} maxLength={LONGEST_TEXT} />
    </Form.Item>
  );
}

function FulfilmentFields({ commitment }: Pick<StepFieldsProps, 'commitment'>): ReactNode {
  const says = useWords(words).console.fields;
  const left = commitment.quantity.amount - commitment.recordedAmount;
  const required = [{ required: true, message: says.required }];
  return (
    <>
      <Form.Item name="amount" label={says.amount} rules={required} initialValue={left > 0 ? left : undefined}>
        <InputNumber min={1} precision={0} suffix={commitment.quantity.unit} />
      </Form.Item>
      <Form.Item name="on" label={says.on} rules={required} initialValue={commitment.today}>
        <DateInput max={commitment.today} />
      </Form.Item>
      <Form.Item name="note" label={says.note}>
        <Input.TextArea rows={3} maxLength={LONGEST_TEXT} />
      </Form.Item>
    </>
  );
}

function EvidenceFields(): ReactNode {
  const t = useWords(words);
  const says = t.console.fields;
  const kinds = EvidenceKind.exclude(['activity']).options.map((value) => ({ value, label: t.kinds[value] }));
  const required = [{ required: true, message: says.required }];
  return (
    <>
      <Form.Item name="kind" label={says.kind} rules={required}>
        <Select options={kinds} />
      </Form.Item>
      <Form.Item name="text" label={says.text} extra={says.textHint} rules={required}>
        <Input.TextArea rows={4} maxLength={LONGEST_EVIDENCE} />
      </Form.Item>
      <Form.Item name="fileId" label={says.file}>
        <FileUpload accept="image/*,.pdf" />
      </Form.Item>
    </>
  );
}

function AcceptanceFields(): ReactNode {
  const says = useWords(words).console.fields;
  const marks = [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }));
  return (
    <>
      <Form.Item name="satisfaction" label={says.satisfaction} rules={[{ required: true, message: says.required }]}>
        <Radio.Group options={marks} />
      </Form.Item>
      <Comment />
    </>
  );
}

function FollowUpFields(): ReactNode {
  const t = useWords(words).console;
  const results = FollowUpResult.options.map((value) => ({ value, label: t.results[value] }));
  return (
    <>
      <Form.Item name="result" label={t.fields.result} rules={[{ required: true, message: t.fields.required }]}>
        <Radio.Group options={results} />
      </Form.Item>
      <Comment />
    </>
  );
}

function ReopeningFields({ commitment }: Pick<StepFieldsProps, 'commitment'>): ReactNode {
  const says = useWords(words).console.fields;
  return (
    <>
      <Reason />
      <Form.Item name="dueOn" label={says.dueOn}>
        <DateInput min={commitment.today} />
      </Form.Item>
    </>
  );
}

/** What must be said with a step. Steps that need nothing have no field. */
export function StepFields({ action, commitment }: StepFieldsProps): ReactNode {
  switch (action) {
    case 'record-fulfilment':
      return <FulfilmentFields commitment={commitment} />;
    case 'add-evidence':
      return <EvidenceFields />;
    case 'accept':
      return <AcceptanceFields />;
    case 'follow-up':
      return <FollowUpFields />;
    case 'reopen':
      return <ReopeningFields commitment={commitment} />;
    case 'decline':
    case 'release':
    case 'return':
      return <Reason />;
    case 'close-out':
      return <Comment />;
    default:
      return null;
  }
}
