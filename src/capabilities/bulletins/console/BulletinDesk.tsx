import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../kernel/contract.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useMe } from '../../../platform/console/use-me.ts';
import { usePages } from '../../../platform/console/use-read.ts';
import { listDesk } from '../contract.ts';
import { words } from '../messages/words.ts';
import { DraftDrawer } from './DraftDrawer.tsx';
import { stateTone } from './state-tone.ts';

type Card = OutputOf<typeof listDesk>['items'][number];

function useColumns(): readonly Column<Card>[] {
  const t = useWords(words);
  return [
    {
      key: 'title',
      title: t.titleField,
      main: true,
      cell: (row) => <ConsoleLink to={`/bulletins/${row.id}`}>{row.title}</ConsoleLink>,
    },
    {
      key: 'state',
      title: t.state,
      cell: (row) => <StateTag tone={stateTone[row.state]}>{t.states[row.state]}</StateTag>,
    },
    {
      key: 'number',
      title: t.number,
      cell: (row) => (row.issueNo && row.totalNo ? t.issue(row.issueNo, row.totalNo) : t.unnumbered),
    },
    { key: 'organisation', title: t.organisation, cell: (row) => row.organisationName },
    { key: 'issuedOn', title: t.steps.signed, cell: (row) => (row.issuedOn ? dayText(row.issuedOn) : '—') },
  ];
}

/** All bulletins of my organisations; an editor starts a new one here. */
export default function BulletinDesk(): ReactNode {
  const t = useWords(words);
  const me = useMe();
  const columns = useColumns();
  const pages = usePages(listDesk, { limit: 30 });
  const [drafting, setDrafting] = useState(false);
  const mayDraft = me.grants.some((grant) => grant.role === 'editor');
  const start = (
    <ActionButton main onClick={() => setDrafting(true)}>
      {t.newBulletin}
    </ActionButton>
  );
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} actions={mayDraft ? start : null} />
      <DataTable
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.noDrafts}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        columns={columns}
      />
      {mayDraft ? <DraftDrawer open={drafting} onClose={() => setDrafting(false)} /> : null}
    </>
  );
}
