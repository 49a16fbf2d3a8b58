import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Origin } from '../../../kernel/origin.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { ServedSelect } from '../../../platform/console/parts/ServedSelect.tsx';
import { useGo } from '../../../platform/console/use-address.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { draftNeed, reviseNeed, type NeedAtDesk } from '../contract.ts';
import { NeedCategory } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { LineFields } from './LineFields.tsx';
import { useTextRules } from './use-text-rules.ts';

type Values = {
  organisationId: string;
  title: string;
  category: NeedCategory;
  description: string;
  areaText: string;
  deadlineOn: string;
  contactRole: string;
  origin?: Origin;
  lines: { id?: string; name: string; amount: number; unit: string }[];
};

type NeedDrawerProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The draft to be revised; without it a new need is written. */
  readonly need?: NeedAtDesk;
};

/** The one form of a need, for writing and for rewriting it. */
export function NeedDrawer({ open, onClose, need }: NeedDrawerProps): ReactNode {
  const t = useWords(words).console;
  const go = useGo();
  const draft = useWrite(draftNeed, { said: t.said.drafted, onDone: ({ id }) => go(`/needs/${id}`) });
  const revise = useWrite(reviseNeed, { said: t.said.revised, onDone: onClose });
  const requesters = useRequesters();
  const send = ({ organisationId, origin, lines, ...text }: Values) => {
    const written = { ...text, lines: lines.map((line) => ({ ...line, id: line.id ?? newId() })) };
    if (need) return revise.send({ needId: need.id, ...written });
    return draft.send({ id: newId(), organisationId, origin, ...written });
  };
  const write = need ? revise : draft;
  return (
    <FormDrawer<Values>
      title={need ? t.reviseTitle : t.draft}
      lede={t.draftLede}
      open={open}
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      initialValues={need ? valuesOf(need) : { organisationId: requesters[0]?.value, lines: [emptyLine] }}
    >
      {need ? null : (
        <Form.Item
          name="organisationId"
          label={t.fields.organisation}
          rules={[{ required: true, message: t.required }]}
        >
          <Select options={requesters} />
        </Form.Item>
      )}
      <TextFields />
      <LineFields />
      {need ? null : (
        <Form.Item name="origin" label={t.fields.clause}>
          <ServedSelect asker="need" />
        </Form.Item>
      )}
    </FormDrawer>
  );
}

const emptyLine = { name: '', amount: 1, unit: '' };

function valuesOf(need: NeedAtDesk): Partial<Values> {
  const { title, category, description, areaText, deadlineOn, contactRole } = need;
  const lines = need.lines.map(({ id, name, unit, coverage }) => ({ id, name, unit, amount: coverage.requested }));
  return { title, category, description, areaText, deadlineOn, contactRole, lines };
}

/** The organisations in whose name I may ask for something. */
function useRequesters(): { value: string; label: string }[] {
  const grants = useMe().grants.filter(({ role }) => role === 'clerk' || role === 'coordinator');
  const names = new Map(grants.map((grant) => [grant.organisationId, grant.organisationName]));
  return [...names].map(([value, label]) => ({ value, label }));
}

function TextFields(): ReactNode {
  const { console: t, categories } = useWords(words);
  const rules = useTextRules();
  const options = NeedCategory.options.map((value) => ({ value, label: categories[value] }));
  return (
    <>
      <Form.Item name="title" label={t.fields.title} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="category" label={t.fields.category} rules={[{ required: true, message: t.required }]}>
        <Select options={options} />
      </Form.Item>
      <Form.Item name="description" label={t.fields.description} extra={t.fields.descriptionHint} rules={rules}>
        <Input.TextArea rows={4} maxLength={2_000} />
      </Form.Item>
      <Form.Item name="areaText" label={t.fields.areaText} extra={t.fields.areaHint} rules={rules}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="contactRole" label={t.fields.contactRole} extra={t.fields.contactHint} rules={rules}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="deadlineOn" label={t.fields.deadlineOn} rules={[{ required: true, message: t.required }]}>
        <DateInput />
      </Form.Item>
    </>
  );
}
