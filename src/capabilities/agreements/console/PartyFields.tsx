import { Button, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { PartyRole } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { useOrganisationOptions } from './use-organisation-options.ts';

const MOST_PARTIES = 12;

/** Who stands in the agreement, and how. */
export function PartyFields(): ReactNode {
  const { console: t, roles } = useWords(words);
  const organisations = useOrganisationOptions();
  const required = [{ required: true, message: t.required }];
  return (
    <Form.List name="parties">
      {(parties, { add, remove }) => (
        <fieldset>
          <legend>{t.fields.parties}</legend>
          {parties.map((party) => (
            <div key={party.key}>
              <Form.Item name={[party.name, 'organisationId']} label={t.fields.organisation} rules={required}>
                <Select showSearch={{ optionFilterProp: 'label' }} options={organisations} />
              </Form.Item>
              <Form.Item name={[party.name, 'role']} label={t.fields.role} rules={required}>
                <Select options={PartyRole.options.map((value) => ({ value, label: roles[value] }))} />
              </Form.Item>
              {parties.length > 2 ? <Button onClick={() => remove(party.name)}>{t.fields.removeParty}</Button> : null}
            </div>
          ))}
          {parties.length < MOST_PARTIES ? (
            <Button onClick={() => add({ role: 'supporting' })}>{t.fields.addParty}</Button>
          ) : null}
        </fieldset>
      )}
    </Form.List>
  );
}
