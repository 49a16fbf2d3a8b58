import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useMe } from '../../../platform/console/use-me.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { addOrganisation, type TreeOrganisation } from '../contract.ts';
import { isPartyOrganisation, OrganisationKind } from '../domain/model.ts';
import { words } from '../messages/words.ts';

type Values = {
  parentId: string;
  kind: OrganisationKind;
  name: string;
  shortName: string;
  hostOrganisationId?: string;
  regionCode: string;
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
      <Fields entrusted={entrusted} organisations={organisations} />
    </FormDrawer>
  );
}

type FieldsProps = {
  readonly entrusted: readonly TreeOrganisation[];
  readonly organisations: readonly TreeOrganisation[];
};

function Fields({ entrusted, organisations }: FieldsProps): ReactNode {
  const t = useWords(words);
  const rules = [{ required: true, message: t.required }];
  const kind: OrganisationKind | undefined = Form.useWatch('kind');
  const kinds = OrganisationKind.options.map((value) => ({ value, label: t.kinds[value] }));
  const hosts = organisations.filter((organisation) => !isPartyOrganisation(organisation.kind));
  return (
    <>
      <Form.Item name="parentId" label={t.parent} extra={t.parentHint} rules={rules}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={entrusted.map(asOption)} />
      </Form.Item>
      <Form.Item name="kind" label={t.kind} rules={rules}>
        <Select options={kinds} />
      </Form.Item>
      <Form.Item name="name" label={t.nameField} rules={rules}>
        <Input minLength={2} maxLength={80} />
      </Form.Item>
      <Form.Item name="shortName" label={t.shortName} rules={rules}>
        <Input minLength={2} maxLength={20} />
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
    </>
  );
}

function asOption({ id, name }: TreeOrganisation): { value: string; label: string } {
  return { value: id, label: name };
}

/** The organisations on which I hold the role, and everything below them. The tree lists parents first. */
function useEntrusted(organisations: readonly TreeOrganisation[]): readonly TreeOrganisation[] {
  const { grants } = useMe();
  const mine = new Set(grants.filter(({ role }) => role === 'coordinator').map(({ organisationId }) => organisationId));
  return organisations.filter(({ id, parentId }) => {
    if (parentId !== null && mine.has(parentId)) mine.add(id);
    return mine.has(id);
  });
}
