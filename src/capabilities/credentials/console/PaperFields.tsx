import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { listIssuers } from '../contract.ts';
import { FreeKind } from '../domain/model.ts';
import { words } from '../messages/words.ts';

/** What the fields below are called in a form. */
export type PaperValues = {
  readonly organisationId: string;
  readonly kind: FreeKind;
  readonly title?: string;
  readonly text: string;
  readonly validMonths?: number | null;
};

const required = [{ required: true }];

/** The organisations for which I may issue; the first is chosen already. */
export function useIssuers(): readonly { readonly value: string; readonly label: string }[] {
  const { items } = useRead(listIssuers, {}).data;
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

export function IssuerFields(): ReactNode {
  const { console: t, kinds } = useWords(words);
  const issuers = useIssuers();
  return (
    <>
      <Form.Item name="organisationId" label={t.fields.organisation} rules={required}>
        <Select options={[...issuers]} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="kind" label={t.fields.kind} rules={required}>
        <Select options={FreeKind.options.map((value) => ({ value, label: kinds[value] }))} />
      </Form.Item>
    </>
  );
}

export function WordFields(): ReactNode {
  const { fields } = useWords(words).console;
  return (
    <>
      <Form.Item name="title" label={fields.title} extra={fields.titleHint}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="text" label={fields.text} extra={fields.textHint} rules={required}>
        <Input.TextArea maxLength={600} autoSize={{ minRows: 3 }} />
      </Form.Item>
      <Form.Item name="validMonths" label={fields.validMonths} extra={fields.validHint}>
        <InputNumber min={1} max={600} precision={0} />
      </Form.Item>
    </>
  );
}

/** An empty field is left out, so that the usual of the kind holds. */
export function writtenOf({ organisationId, kind, title, text, validMonths }: PaperValues) {
  return { organisationId, kind, text, title: title || null, validMonths: validMonths ?? undefined };
}
