import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { ClauseWay } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import type { DraftValues } from './DraftDrawer.tsx';
import { useOrganisationOptions } from './use-organisation-options.ts';

const MOST_CLAUSES = 24;

/** The clauses: who promises whom, how much, and by when. */
export function ClauseFields(): ReactNode {
  const t = useWords(words).console;
  return (
    <Form.List name="clauses">
      {(clauses, { add, remove }) => (
        <fieldset>
          <legend>{t.fields.clauses}</legend>
          {clauses.map((clause) => (
            <div key={clause.key}>
              <OneClause index={clause.name} />
              {clauses.length > 1 ? <Button onClick={() => remove(clause.name)}>{t.fields.removeClause}</Button> : null}
            </div>
          ))}
          {clauses.length < MOST_CLAUSES ? (
            <Button onClick={() => add({ way: 'direct' })}>{t.fields.addClause}</Button>
          ) : null}
        </fieldset>
      )}
    </Form.List>
  );
}

function OneClause({ index }: { readonly index: number }): ReactNode {
  const { console: t, ways } = useWords(words);
  const sides = useSideOptions();
  const required = [{ required: true, message: t.required }];
  const text = [{ required: true, whitespace: true, message: t.required }];
  return (
    <>
      <Form.Item name={[index, 'text']} label={t.fields.text} rules={text}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name={[index, 'providerOrganisationId']} label={t.fields.provider} rules={required}>
        <Select options={sides} />
      </Form.Item>
      <Form.Item name={[index, 'requesterOrganisationId']} label={t.fields.requester} rules={required}>
        <Select options={sides} />
      </Form.Item>
      <Form.Item name={[index, 'target', 'amount']} label={t.fields.amount} rules={required}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
      <Form.Item name={[index, 'target', 'unit']} label={t.fields.unit} rules={text}>
        <Input maxLength={12} />
      </Form.Item>
      <Form.Item name={[index, 'from']} label={t.fields.from} rules={required}>
        <DateInput />
      </Form.Item>
      <Form.Item name={[index, 'dueOn']} label={t.fields.dueOn} rules={required}>
        <DateInput />
      </Form.Item>
      <Form.Item name={[index, 'way']} label={t.fields.way} rules={required}>
        <Select options={ClauseWay.options.map((value) => ({ value, label: ways[value] }))} />
      </Form.Item>
    </>
  );
}

/** Only the parties chosen above can be sides of a clause. */
function useSideOptions() {
  const form = Form.useFormInstance<DraftValues>();
  const parties = Form.useWatch('parties', form) ?? [];
  const chosen = new Set(parties.map((party) => party?.organisationId));
  return useOrganisationOptions().filter((option) => chosen.has(option.value));
}
