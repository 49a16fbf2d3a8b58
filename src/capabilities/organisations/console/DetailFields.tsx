import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import type { TreeOrganisation } from '../contract.ts';
import { isPartyOrganisation, OrganisationKind } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { asOption } from './tree-options.ts';

/** Kind, host, region code and credit code, as a new organisation and a changed one have them. */
export function DetailFields({ organisations }: { readonly organisations: readonly TreeOrganisation[] }): ReactNode {
  const t = useWords(words);
  const rules = [{ required: true, message: t.required }];
  const kind: OrganisationKind | undefined = Form.useWatch('kind');
  const kinds = OrganisationKind.options.map((value) => ({ value, label: t.kinds[value] }));
  const hosts = organisations.filter((each) => !isPartyOrganisation(each.kind) && each.mergedIntoId === null);
  return (
    <>
      <Form.Item name="kind" label={t.kind} rules={rules}>
        <Select options={kinds} />
      </Form.Item>
      {kind && isPartyOrganisation(kind) ? (
        <Form.Item name="hostOrganisationId" label={t.host} extra={t.hostHint}>
          <Select
            allowClear
            placeholder={t.noHost}
            showSearch={{ optionFilterProp: 'label' }}
            options={hosts.map(asOption)}
          />
        </Form.Item>
      ) : null}
      <Form.Item name="regionCode" label={t.regionCode} extra={t.regionCodeHint} rules={rules}>
        <Input inputMode="numeric" maxLength={12} />
      </Form.Item>
      <Form.Item name="creditCode" label={t.console.creditCode} extra={t.console.creditCodeHint}>
        <Input maxLength={30} />
      </Form.Item>
    </>
  );
}
