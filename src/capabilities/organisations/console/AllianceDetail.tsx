import { Form, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CivilDate } from '../../../kernel/days.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useParam } from '../../../platform/console/use-address.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { listTree } from '../contract.ts';
import { endAlliance, getAlliance, joinAlliance, leaveAlliance, type Stay } from '../contract/alliances.ts';
import { AlliancePart } from '../domain/alliances.ts';
import { words } from '../messages/words.ts';
import { DocumentField } from './BasisFields.tsx';
import { EndDrawer } from './EndDrawer.tsx';
import { asOption } from './tree-options.ts';

type Alliance = OutputOf<typeof getAlliance>;
type AllianceProps = { readonly alliance: Alliance };

function useColumns(alliance: Alliance, onLeave: (stay: Stay) => void): readonly Column<Stay>[] {
  const t = useWords(words);
  const says = t.console;
  return [
    {
      key: 'organisation',
      title: says.organisation,
      main: true,
      cell: (row) => <ConsoleLink to={`/organisations/${row.organisation.id}`}>{row.organisation.name}</ConsoleLink>,
    },
    { key: 'part', title: says.part, cell: (row) => t.parts[row.part] },
    { key: 'joined', title: says.joined, cell: (row) => dayText(row.joinedOn) },
    { key: 'left', title: says.left, cell: (row) => (row.leftOn ? dayText(row.leftOn) : '') },
    { key: 'document', title: says.documentNo, cell: (row) => row.documentNo ?? '' },
    {
      key: 'leave',
      title: '',
      align: 'end',
      cell: (row) =>
        alliance.mayKeep && row.leftOn === null ? (
          <ActionButton onClick={() => onLeave(row)}>{says.leave}</ActionButton>
        ) : null,
    },
  ];
}

function Members({ alliance }: AllianceProps): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const [isJoining, setJoining] = useState(false);
  const [leaving, setLeaving] = useState<Stay | null>(null);
  const leave = useWrite(leaveAlliance, { said: says.saved, onDone: () => setLeaving(null) });
  const because = alliance.mayKeep ? (alliance.endedOn ? says.allianceEnded : null) : says.notAllianceKeeper;
  const joinButton = (
    <ActionButton main onClick={() => setJoining(true)} disabledBecause={because}>
      {says.join}
    </ActionButton>
  );
  return (
    <Panel title={says.members} more={joinButton}>
      <DataTable<Stay>
        caption={says.members}
        rows={alliance.stays}
        rowKey={(row) => row.id}
        empty={says.noMembers}
        columns={useColumns(alliance, setLeaving)}
      />
      {alliance.isCut ? <p>{t.pages.membersCut}</p> : null}
      {isJoining ? <JoinDrawer alliance={alliance} onClose={() => setJoining(false)} /> : null}
      {leaving ? (
        <EndDrawer
          title={says.leaveTitle}
          lede={leaving.organisation.name}
          onClose={() => setLeaving(null)}
          onSend={(on) => leave.send({ allianceId: alliance.id, membershipId: leaving.id, on })}
          write={leave}
        />
      ) : null}
    </Panel>
  );
}

type Values = { organisationId: string; part: AlliancePart; joinedOn: CivilDate; documentNo?: string };

function JoinDrawer({ alliance, onClose }: AllianceProps & { readonly onClose: () => void }): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const { data: tree } = useRead(listTree, {});
  const write = useWrite(joinAlliance, { said: says.saved, onDone: onClose });
  const rules = [{ required: true, message: t.required }];
  const parts = AlliancePart.options.map((value) => ({ value, label: t.parts[value] }));
  return (
    <FormDrawer<Values>
      title={says.join}
      open
      onClose={onClose}
      onSend={(values) => write.send({ allianceId: alliance.id, id: newId(), ...values })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={says.save}
      initialValues={{ part: 'member' }}
    >
      <Form.Item name="organisationId" label={says.organisation} rules={rules}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={tree.items.map(asOption)} />
      </Form.Item>
      <Form.Item name="part" label={says.part} rules={rules}>
        <Select options={parts} />
      </Form.Item>
      <Form.Item name="joinedOn" label={says.joinedOn} rules={rules}>
        <DateInput />
      </Form.Item>
      <DocumentField />
    </FormDrawer>
  );
}

function About({ alliance }: AllianceProps): ReactNode {
  const t = useWords(words);
  const says = t.console;
  return (
    <Panel title={says.details} more={<a href={placeAddress(`/alliances/${alliance.id}`)}>{says.openPublicPage}</a>}>
      <Facts
        items={[
          { term: says.allianceKind, description: t.allianceKinds[alliance.kind] },
          {
            term: says.keeper,
            description: <ConsoleLink to={`/organisations/${alliance.keeper.id}`}>{alliance.keeper.name}</ConsoleLink>,
          },
          { term: says.foundedOn, description: dayText(alliance.foundedOn) },
          { term: says.endedOn, description: alliance.endedOn ? dayText(alliance.endedOn) : null },
          { term: says.documentNo, description: alliance.documentNo },
          { term: says.memberCount, description: String(alliance.memberCount) },
        ]}
      />
    </Panel>
  );
}

/** One alliance: who belongs to it, who did, and what its keeper can do. */
export default function AllianceDetail(): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const { data: alliance } = useRead(getAlliance, { allianceId: useParam('allianceId') });
  useRead(listTree, {});
  const [isEnding, setEnding] = useState(false);
  const end = useWrite(endAlliance, { said: says.ended, onDone: () => setEnding(false) });
  const because = alliance.mayKeep ? null : says.notAllianceKeeper;
  return (
    <>
      <ScreenHead
        title={alliance.name}
        tag={alliance.endedOn ? <StateTag tone="quiet">{t.pages.hasEnded}</StateTag> : undefined}
        actions={
          alliance.endedOn ? null : (
            <ActionButton onClick={() => setEnding(true)} disabledBecause={because}>
              {says.endAlliance}
            </ActionButton>
          )
        }
      />
      <About alliance={alliance} />
      <Members alliance={alliance} />
      {isEnding ? (
        <EndDrawer
          title={says.endAlliance}
          lede={says.endAllianceLede}
          onClose={() => setEnding(false)}
          onSend={(on) => end.send({ allianceId: alliance.id, on })}
          write={end}
        />
      ) : null}
    </>
  );
}
