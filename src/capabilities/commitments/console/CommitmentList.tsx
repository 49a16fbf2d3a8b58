import type { ReactNode } from 'react';
import { countText } from '../../../kernel/quantity.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { DueText } from '../../../platform/console/parts/DueText.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { listCommitments } from '../contract.ts';
import { words } from '../messages/words.ts';
import { CommitmentStateTag } from './CommitmentStateTag.tsx';
import { FilterBar, useLedgerFilters } from './FilterBar.tsx';

type Row = ItemOf<typeof listCommitments>;

function useColumns(): readonly Column<Row>[] {
  const t = useWords(words);
  const says = t.console.columns;
  return [
    {
      key: 'title',
      title: says.title,
      main: true,
      cell: (row) => <ConsoleLink to={`/commitments/${row.id}`}>{row.title}</ConsoleLink>,
    },
    { key: 'ledgerNo', title: says.ledgerNo, cell: (row) => row.ledgerNo },
    {
      key: 'parties',
      title: says.parties,
      cell: (row) => t.publicPages.byWho(row.provider.name, row.requester.name),
    },
    {
      key: 'quantity',
      title: says.quantity,
      align: 'end',
      cell: (row) => t.quantity(countText(row.quantity.amount), row.quantity.unit),
    },
    {
      key: 'dueOn',
      title: says.dueOn,
      cell: (row) => (row.isOverdue ? <DueText dueOn={row.dueOn} /> : dayText(row.dueOn)),
    },
    { key: 'state', title: says.state, cell: (row) => <CommitmentStateTag card={row} /> },
  ];
}

/** The ledger within reach, newest number first. */
export default function CommitmentList(): ReactNode {
  const t = useWords(words).console;
  const filters = useLedgerFilters();
  const { items, next, onMore, loadingMore, isStale } = usePages(listCommitments, { ...filters.asked, limit: 30 });
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} />
      <FilterBar filters={filters} />
      <DataTable
        caption={t.caption}
        columns={useColumns()}
        rows={items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={next}
        onMore={onMore}
        loadingMore={loadingMore}
        isStale={isStale}
      />
    </>
  );
}
