import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { addOrganisation, type TreeOrganisation } from '../contract.ts';
import type { OrganisationKind } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { DetailFields } from './DetailFields.tsx';
import { asOption, useEntrusted } from './tree-options.ts';

type Values = {
  parentId: string;
  kind: OrganisationKind;
  name: string;
  shortName: string;
  hostOrganisationId?: string;
  regionCode: string;
  creditCode?: string;
};
type AddDrawerProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly organisations: readonly TreeOrganisation[];
};

export function AddDrawer({ open, onClose, organisations }: AddDrawerProps): ReactNode {
  const t = useWords(words);
  const write = useWrite(addOrganisation, { said: t.added, onDone: onClose });
  const entrusted = useEntrusted(organisations);
  const rules = [{ required: true, message: t.required }];
  const send = ({ hostOrganisationId, ...rest }: Values) =>
    write.send({ id: newId(), ...rest, hostOrganisationId: hostOrganisationId || null });
  return (
    <FormDrawer<Values>
      title={t.add}
      open={open}
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.save}
      initialValues={{ parentId: entrusted[0]?.id, regionCode: entrusted[0]?.regionCode }}
    >
      <Form.Item name="parentId" label={t.parent} extra={t.parentHint} rules={rules}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={entrusted.map(asOption)} />
      </Form.Item>
      <Form.Item name="name" label={t.nameField} rules={rules}>
        <Input minLength={2} maxLength={80} />
      </Form.Item>
      <Form.Item name="shortName" label={t.shortName} rules={rules}>
        <Input minLength={2} maxLength={20} />
      </Form.Item>
      <DetailFields organisations={organisations} />
    </FormDrawer>
  );
}
