import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { Coverage } from '../../../platform/console/parts/Coverage.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { DueText } from '../../../platform/console/parts/DueText.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useFilter } from '../../../platform/console/use-address.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { usePages } from '../../../platform/console/use-read.ts';
import { listNeeds, listNeedsForDesk, type NeedCard } from '../contract.ts';
import { words } from '../messages/words.ts';
import { NeedDrawer } from './NeedDrawer.tsx';
import { NeedTag } from './NeedTag.tsx';

/** Two lists under one head: what my organisations ask for, and the wall from which they can claim. */
export default function NeedList(): ReactNode {
  const t = useWords(words);
  const me = useMe();
  const [view, setView] = useFilter('view', 'mine');
  const [drafting, setDrafting] = useState(false);
  const mayDraft = me.grants.some((grant) => grant.role === 'clerk' || grant.role === 'coordinator');
  return (
    <>
      <ScreenHead
        title={t.console.nav}
        lede={t.console.lede}
        actions={
          mayDraft ? (
            <ActionButton main onClick={() => setDrafting(true)}>
              {t.console.draft}
            </ActionButton>
          ) : null
        }
      />
      <Segmented
        aria-label={t.console.view}
        value={view}
        onChange={setView}
        options={[
          { value: 'mine', label: t.console.mine },
          { value: 'wall', label: t.console.onWall },
        ]}
      />
      {view === 'wall' ? <Wall /> : <Mine />}
      {mayDraft ? <NeedDrawer open={drafting} onClose={() => setDrafting(false)} /> : null}
    </>
  );
}

function Mine(): ReactNode {
  const t = useWords(words);
  const pages = usePages(listNeedsForDesk, { limit: 30 });
  return <NeedTable {...pages} caption={t.console.mine} empty={t.console.emptyMine} />;
}

function Wall(): ReactNode {
  const t = useWords(words);
  const pages = usePages(listNeeds, { limit: 30, state: 'open' });
  return <NeedTable {...pages} caption={t.console.onWall} empty={t.console.emptyWall} />;
}

type NeedTableProps = {
  readonly items: readonly NeedCard[];
  readonly caption: string;
  readonly empty: string;
  readonly next: string | null;
  readonly onMore: () => void;
  readonly loadingMore: boolean;
};

function NeedTable({ items, caption, empty, next, onMore, loadingMore }: NeedTableProps): ReactNode {
  const t = useWords(words);
  const titles = t.console.columns;
  const columns: Column<NeedCard>[] = [
    {
      key: 'title',
      title: titles.title,
      main: true,
      cell: (need) => <ConsoleLink to={`/needs/${need.id}`}>{need.title}</ConsoleLink>,
    },
    { key: 'state', title: titles.state, cell: (need) => <NeedTag need={need} /> },
    { key: 'organisation', title: titles.organisation, cell: (need) => need.organisation.name },
    {
      key: 'coverage',
      title: titles.coverage,
      cell: (need) => <Coverage {...need.coverage} unit={need.coverage.unit ?? t.lines} />,
    },
    {
      key: 'deadline',
      title: titles.deadline,
      cell: (need) => (need.state === 'fulfilled' ? t.states.fulfilled : <DueText dueOn={need.deadlineOn} />),
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={items}
      rowKey={(need) => need.id}
      empty={empty}
      next={next}
      onMore={onMore}
      loadingMore={loadingMore}
    />
  );
}
