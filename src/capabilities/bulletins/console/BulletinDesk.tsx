import { useState, type ReactNode } from 'react';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useMe } from '../../../platform/console/use-me.ts';
import { usePages } from '../../../platform/console/use-read.ts';
import { listDesk } from '../contract.ts';
import { words } from '../messages/words.ts';
import { DraftDrawer } from './DraftDrawer.tsx';
import { stateTone } from './state-tone.ts';

/** All bulletins of my organisations; an editor starts a new one here. */
export default function BulletinDesk(): ReactNode {
  const t = useWords(words);
  const me = useMe();
  const pages = usePages(listDesk, { limit: 30 });
  const [drafting, setDrafting] = useState(false);
  const mayDraft = me.grants.some((grant) => grant.role === 'editor');
  return (
    <>
      <ScreenHead
        title={t.title}
        lede={t.lede}
        actions={
          mayDraft ? (
            <ActionButton main onClick={() => setDrafting(true)}>
              {t.newBulletin}
            </ActionButton>
          ) : null
        }
      />
      <DataTable
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.noDrafts}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        columns={[
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
        ]}
      />
      {mayDraft ? <DraftDrawer open={drafting} onClose={() => setDrafting(false)} /> : null}
    </>
  );
}
