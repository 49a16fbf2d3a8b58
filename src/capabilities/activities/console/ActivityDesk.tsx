import { useState, type ReactNode } from 'react';
import { organisationsWhere } from '../../../kernel/actor.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { readOrigin } from '../../../platform/console/served.ts';
import { useFilter } from '../../../platform/console/use-address.ts';
import { useActor } from '../../../platform/console/use-me.ts';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { listManagedActivities } from '../contract.ts';
import { activityTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';
import { DraftDrawer } from './DraftDrawer.tsx';

/** All activities of my organisations, drafts included. */
export default function ActivityDesk(): ReactNode {
  const t = useWords(words).console;
  const mayDraft = organisationsWhere(useActor(), ['leader', 'clerk', 'coordinator']).length > 0;
  const pages = usePages(listManagedActivities, { limit: 30 });
  // `?serves=` is how a matter that the activity shall serve leads here, straight to the draft.
  const [serves, setServes] = useFilter('serves');
  const [drafting, setDrafting] = useState(serves !== '');
  const close = () => {
    setDrafting(false);
    setServes('');
  };
  return (
    <>
      <ScreenHead
        title={t.title}
        lede={t.lede}
        actions={
          mayDraft ? (
            <ActionButton main onClick={() => setDrafting(true)}>
              {t.draft}
            </ActionButton>
          ) : null
        }
      />
      <DataTable
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
        columns={useColumns()}
      />
      {drafting ? <DraftDrawer serves={readOrigin(serves)} onClose={close} /> : null}
    </>
  );
}

function useColumns(): readonly Column<ItemOf<typeof listManagedActivities>>[] {
  const { console: t, states, times } = useWords(words);
  return [
    {
      key: 'title',
      title: t.columns.title,
      main: true,
      cell: (row) => <ConsoleLink to={`/activities/${row.id}`}>{row.title}</ConsoleLink>,
    },
    {
      key: 'state',
      title: t.columns.state,
      cell: (row) => <StateTag tone={activityTone[row.state]}>{states[row.state]}</StateTag>,
    },
    { key: 'when', title: t.columns.when, cell: (row) => times.span(row.startsAt, row.endsAt) },
    { key: 'organiser', title: t.columns.organiser, cell: (row) => row.organisationName },
    {
      key: 'places',
      title: t.columns.places,
      align: 'end',
      cell: (row) => `${row.confirmedCount} / ${row.capacity ?? '—'}`,
    },
  ];
}
