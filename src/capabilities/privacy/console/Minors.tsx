import { useState, type ReactNode } from 'react';
import { momentText, today } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { usePages } from '../../../platform/console/use-read.ts';
import { listMinorAccesses, listMinorLooks, type MinorAccessShown } from '../contract/minors.ts';
import { minorTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';
import { AskMinorDrawer } from './AskMinorDrawer.tsx';
import { MinorSteps } from './MinorSteps.tsx';

/** Requests to see data of minors, who decided on them, and every look there was. */
export default function Minors(): ReactNode {
  const t = useWords(words).desk.minors;
  const roles = useMe().grants.map((grant) => grant.role);
  const mayAsk = roles.some((role) => ['privacy-officer', 'coordinator', 'clerk'].includes(role));
  const mayAudit = roles.some((role) => ['privacy-officer', 'auditor'].includes(role));
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <ScreenHead
        title={t.title}
        lede={t.lede}
        actions={
          mayAsk ? (
            <ActionButton main onClick={() => setAsking(true)}>
              {t.ask}
            </ActionButton>
          ) : null
        }
      />
      {mayAsk ? <Accesses /> : null}
      {mayAudit ? <Looks /> : null}
      {mayAsk ? <AskMinorDrawer open={isAsking} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Accesses(): ReactNode {
  const { desk, values, minorStates } = useWords(words);
  const t = desk.minors;
  const pages = usePages(listMinorAccesses, {});
  const whoText = (access: MinorAccessShown) => `${access.maskedName} ${access.volunteerNo}`;
  return (
    <Panel title={t.accesses}>
      <DataTable
        caption={t.accesses}
        rows={pages.items}
        rowKey={(access) => access.id}
        empty={t.noAccesses}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
        columns={[
          { key: 'who', title: t.who, main: true, cell: whoText },
          { key: 'what', title: t.what, cell: (access) => values[access.what] },
          { key: 'reason', title: t.reason, cell: (access) => access.declineReason ?? access.reason },
          {
            key: 'by',
            title: t.askedBy,
            cell: (access) => [access.requestedByName, access.decidedByName].filter(Boolean).join(' → '),
          },
          {
            key: 'state',
            title: t.state,
            cell: (access) => <StateTag tone={minorTone[access.state]}>{minorStates[access.state]}</StateTag>,
          },
          { key: 'until', title: t.until, cell: (access) => momentText(access.usableUntil) },
          { key: 'step', title: '', align: 'end', cell: (access) => <MinorSteps access={access} /> },
        ]}
      />
    </Panel>
  );
}

function Looks(): ReactNode {
  const { desk, looks: t, values } = useWords(words);
  const year = Number(today().slice(0, 4));
  const pages = usePages(listMinorLooks, { year });
  return (
    <Panel
      title={desk.minors.looksOf(year)}
      more={
        <a href={placeAddress(`/api/desk/privacy/minor-looks/file?year=${year}`)} download>
          {desk.minors.save}
        </a>
      }
    >
      <DataTable
        caption={t.title}
        rows={pages.items}
        rowKey={(look) => look.id}
        empty={desk.minors.noLooks}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
        columns={[
          { key: 'at', title: t.at, main: true, cell: (look) => momentText(look.at) },
          { key: 'no', title: t.volunteerNo, cell: (look) => look.volunteerNo },
          { key: 'what', title: t.what, cell: (look) => values[look.what] },
          { key: 'by', title: t.by, cell: (look) => look.byName },
          { key: 'approved', title: t.approvedBy, cell: (look) => look.approvedByName },
          { key: 'reason', title: t.reason, cell: (look) => look.reason },
        ]}
      />
    </Panel>
  );
}
