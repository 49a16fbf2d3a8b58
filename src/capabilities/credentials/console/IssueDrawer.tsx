import { Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useGo } from '../../../platform/console/use-address.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { listOrganisations } from '../../organisations/contract.ts';
import { issueToOne } from '../contract.ts';
import { words } from '../messages/words.ts';
import { IssuerFields, useIssuers, WordFields, writtenOf, type PaperValues } from './PaperFields.tsx';

type Values = PaperValues & {
  readonly holderKind: 'person' | 'organisation';
  readonly volunteerNo?: string;
  readonly holderOrganisationId?: string;
};

const required = [{ required: true }];

/** Issues one paper to a person, by the volunteer number, or to an organisation. */
export function IssueDrawer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(words).console;
  const go = useGo();
  const [first] = useIssuers();
  const { send, sending, problem } = useWrite(issueToOne, {
    said: t.issued,
    onDone: ({ id }) => go(`/credentials/${id}`),
  });
  const issue = ({ holderKind, volunteerNo, holderOrganisationId, ...written }: Values) => {
    const holder = holderKind === 'person' ? { volunteerNo } : { holderOrganisationId };
    return send({ ...writtenOf(written), ...holder, id: newId() });
  };
  return (
    <FormDrawer<Values>
      title={t.issue}
      open
      onClose={onClose}
      onSend={issue}
      sending={sending}
      problem={problem}
      sendLabel={t.issue}
      initialValues={{ organisationId: first?.value ?? '', kind: 'thanks', holderKind: 'person' }}
    >
      <IssuerFields />
      <HolderFields />
      <WordFields />
    </FormDrawer>
  );
}

function HolderFields(): ReactNode {
  const { fields } = useWords(words).console;
  const holderKind = Form.useWatch<Values['holderKind'] | undefined>('holderKind');
  return (
    <>
      <Form.Item name="holderKind" label={fields.holderKind}>
        <Radio.Group
          options={[
            { value: 'person', label: fields.person },
            { value: 'organisation', label: fields.organisationHolder },
          ]}
        />
      </Form.Item>
      {holderKind === 'organisation' ? (
        <HolderOrganisation />
      ) : (
        <Form.Item name="volunteerNo" label={fields.volunteerNo} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
      )}
    </>
  );
}

function HolderOrganisation(): ReactNode {
  const { fields } = useWords(words).console;
  const { items } = useRead(listOrganisations, {}).data;
  return (
    <Form.Item name="holderOrganisationId" label={fields.holderOrganisation} rules={required}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={items.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  );
}
