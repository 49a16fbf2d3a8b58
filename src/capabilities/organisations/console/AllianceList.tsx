import { Form, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CivilDate } from '../../../kernel/days.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useGo } from '../../../platform/console/use-address.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { usePages, useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { listTree, type TreeOrganisation } from '../contract.ts';
import { foundAlliance, listAlliances, type AllianceCard } from '../contract/alliances.ts';
import { AllianceKind } from '../domain/alliances.ts';
import { words } from '../messages/words.ts';
import { DocumentField } from './BasisFields.tsx';
import { asOption, useEntrusted } from './tree-options.ts';

/** Alliances of the place; a coordinator records one in the care of an organisation entrusted to him. */
export default function AllianceList(): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const { items, next, onMore, loadingMore, isStale } = usePages(listAlliances, { limit: 50 });
  const { data: tree } = useRead(listTree, {});
  const [isFounding, setFounding] = useState(false);
  const mayFound = useMe().grants.some((grant) => grant.role === 'coordinator');
  return (
    <>
      <ScreenHead
        title={says.alliances}
        lede={t.pages.alliancesLede}
        actions={
          <ActionButton main onClick={() => setFounding(true)} disabledBecause={mayFound ? null : t.notCoordinator}>
            {says.foundAlliance}
          </ActionButton>
        }
      />
      <DataTable<AllianceCard>
        caption={says.alliances}
        rows={items}
        rowKey={(row) => row.id}
        empty={says.noAlliances}
        next={next}
        onMore={onMore}
        loadingMore={loadingMore}
        isStale={isStale}
        columns={[
          {
            key: 'name',
            title: says.allianceName,
            main: true,
            cell: (row) => <ConsoleLink to={`/alliances/${row.id}`}>{row.name}</ConsoleLink>,
          },
          { key: 'kind', title: says.allianceKind, cell: (row) => t.allianceKinds[row.kind] },
          { key: 'keeper', title: says.keeper, cell: (row) => row.keeper.name },
          { key: 'founded', title: says.foundedOn, cell: (row) => dayText(row.foundedOn) },
          { key: 'ended', title: says.endedOn, cell: (row) => (row.endedOn ? dayText(row.endedOn) : '') },
          { key: 'members', title: says.memberCount, align: 'end', cell: (row) => row.memberCount },
        ]}
      />
      {mayFound && isFounding ? <FoundDrawer organisations={tree.items} onClose={() => setFounding(false)} /> : null}
    </>
  );
}

type Values = {
  name: string;
  kind: AllianceKind;
  keeperOrganisationId: string;
  foundedOn: CivilDate;
  documentNo?: string;
};
type FoundDrawerProps = { readonly organisations: readonly TreeOrganisation[]; readonly onClose: () => void };

function FoundDrawer({ organisations, onClose }: FoundDrawerProps): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const go = useGo();
  const write = useWrite(foundAlliance, { said: says.saved, onDone: ({ id }) => go(`/alliances/${id}`) });
  const keepers = useEntrusted(organisations);
  const rules = [{ required: true, message: t.required }];
  const kinds = AllianceKind.options.map((value) => ({ value, label: t.allianceKinds[value] }));
  return (
    <FormDrawer<Values>
      title={says.foundAlliance}
      lede={says.foundLede}
      open
      onClose={onClose}
      onSend={(values) => write.send({ id: newId(), ...values })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={says.save}
      initialValues={{ keeperOrganisationId: keepers[0]?.id }}
    >
      <Form.Item name="name" label={says.allianceName} rules={rules}>
        <Input minLength={2} maxLength={80} />
      </Form.Item>
      <Form.Item name="kind" label={says.allianceKind} rules={rules}>
        <Select options={kinds} />
      </Form.Item>
      <Form.Item name="keeperOrganisationId" label={says.keeper} extra={says.keeperHint} rules={rules}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={keepers.map(asOption)} />
      </Form.Item>
      <Form.Item name="foundedOn" label={says.foundedOn} rules={rules}>
        <DateInput />
      </Form.Item>
      <DocumentField />
    </FormDrawer>
  );
}
