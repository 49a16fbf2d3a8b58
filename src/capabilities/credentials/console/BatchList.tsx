import type { ReactNode } from 'react';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { usePages } from '../../../platform/console/use-read.ts';
import { listBatches } from '../contract/batches.ts';
import { words } from '../messages/words.ts';
import { ProgressTag } from './ProgressTag.tsx';

/** Every batch of my organisations and how far it has come. */
export default function BatchList(): ReactNode {
  const { console: t, kinds } = useWords(words);
  const pages = usePages(listBatches, { limit: 30 });
  const says = t.batchColumns;
  return (
    <>
      <ScreenHead
        title={t.batchList.title}
        lede={t.batchList.lede}
        actions={<ConsoleLink to="/credentials">{t.backToList}</ConsoleLink>}
      />
      <DataTable
        caption={t.batchList.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.batchList.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        columns={[
          {
            key: 'title',
            title: says.title,
            main: true,
            cell: (row) => (
              <ConsoleLink to={`/credential-batches/${row.id}`}>{row.title ?? kinds[row.kind]}</ConsoleLink>
            ),
          },
          { key: 'issuer', title: says.issuer, cell: (row) => row.issuerName },
          { key: 'askedAt', title: says.askedAt, cell: (row) => momentText(row.askedAt) },
          { key: 'count', title: says.count, align: 'end', cell: (row) => `${row.issuedCount} / ${row.lineCount}` },
          { key: 'progress', title: says.progress, cell: (row) => <ProgressTag progress={row.progress} /> },
        ]}
      />
    </>
  );
}
