import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { CivilDate } from '../../../kernel/days.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { changeDetails, type TreeOrganisation } from '../contract.ts';
import { addAlias, renameOrganisation } from '../contract/names.ts';
import type { InsideOrganisation } from '../contract/profile.ts';
import type { OrganisationKind } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { BasisFields, DocumentField, type BasisValues } from './BasisFields.tsx';
import { DetailFields } from './DetailFields.tsx';

export type RecordDrawerProps = {
  readonly organisation: InsideOrganisation;
  readonly organisations: readonly TreeOrganisation[];
  readonly onClose: () => void;
};

type RenameValues = BasisValues & { name: string; shortName: string };

export function RenameDrawer({ organisation, onClose }: RecordDrawerProps): ReactNode {
  const t = useWords(words);
  const write = useWrite(renameOrganisation, { said: t.console.saved, onDone: onClose });
  const rules = [{ required: true, message: t.required }];
  return (
    <FormDrawer<RenameValues>
      title={t.console.rename}
      lede={t.console.renameLede}
      open
      onClose={onClose}
      onSend={(values) => write.send({ organisationId: organisation.id, ...values })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.console.save}
      initialValues={{ name: organisation.name, shortName: organisation.shortName }}
    >
      <Form.Item name="name" label={t.nameField} rules={rules}>
        <Input minLength={2} maxLength={80} />
      </Form.Item>
      <Form.Item name="shortName" label={t.shortName} rules={rules}>
        <Input minLength={2} maxLength={20} />
      </Form.Item>
      <BasisFields />
    </FormDrawer>
  );
}

type DetailValues = {
  kind: OrganisationKind;
  hostOrganisationId?: string;
  regionCode: string;
  creditCode?: string;
};

export function DetailsDrawer({ organisation, organisations, onClose }: RecordDrawerProps): ReactNode {
  const t = useWords(words);
  const write = useWrite(changeDetails, { said: t.console.saved, onDone: onClose });
  const { id, kind, host, regionCode, creditCode } = organisation;
  const send = ({ hostOrganisationId, ...rest }: DetailValues) =>
    write.send({ organisationId: id, ...rest, hostOrganisationId: hostOrganisationId || null });
  const present = { kind, regionCode, ...(creditCode ? { creditCode } : {}) };
  return (
    <FormDrawer<DetailValues>
      title={t.console.change}
      open
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      sendLabel={t.console.save}
      initialValues={{ ...present, ...(host ? { hostOrganisationId: host.id } : {}) }}
    >
      <DetailFields organisations={organisations.filter((each) => each.id !== id)} />
    </FormDrawer>
  );
}

type AliasValues = { name: string; validFrom?: CivilDate; validUntil?: CivilDate; documentNo?: string };

export function AliasDrawer({ organisation, onClose }: RecordDrawerProps): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const write = useWrite(addAlias, { said: says.saved, onDone: onClose });
  const send = ({ validFrom, validUntil, ...rest }: AliasValues) => {
    const days = { validFrom: validFrom || null, validUntil: validUntil || null };
    return write.send({ organisationId: organisation.id, id: newId(), ...rest, ...days });
  };
  return (
    <FormDrawer<AliasValues>
      title={says.addAlias}
      open
      onClose={onClose}
      onSend={send}
      sending={write.sending}
      problem={write.problem}
      sendLabel={says.save}
    >
      <Form.Item name="name" label={says.aliasName} rules={[{ required: true, message: t.required }]}>
        <Input minLength={2} maxLength={80} />
      </Form.Item>
      <Form.Item name="validFrom" label={says.validFrom} extra={says.optionalDay}>
        <DateInput />
      </Form.Item>
      <Form.Item name="validUntil" label={says.validUntil} extra={says.optionalDay}>
        <DateInput />
      </Form.Item>
      <DocumentField />
    </FormDrawer>
  );
}
