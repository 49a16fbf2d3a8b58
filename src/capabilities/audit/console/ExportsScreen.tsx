import type { ReactNode } from 'react';
import { civilDateOf } from '../../../kernel/days.ts';
import { dayText, momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useGo } from '../../../platform/console/use-address.ts';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { fetchExport, listExports } from '../contract/exports.ts';
import { words } from '../messages/words.ts';
import { FilterText } from './FilterText.tsx';

type Row = ItemOf<typeof listExports>;

const tones = { making: 'doing', ready: 'done', expired: 'quiet' } as const;

/** Every export of the record that was ever asked for, and the way to fetch one's own. */
export default function ExportsScreen(): ReactNode {
  const t = useWords(words).exports;
  const go = useGo();
  const pages = usePages(listExports, { limit: 20 });
  const fetching = useWrite(fetchExport);
  const download = async (row: Row) => {
    const fetched = await fetching.send({ exportId: row.id, id: newId() });
    if (fetched) location.assign(placeAddress(`/api/fact-exports/${row.id}/downloads/${fetched.id}/file`));
  };
  return (
    <>
      <ScreenHead
        title={t.title}
        lede={t.lede}
        actions={<ActionButton onClick={() => go('/facts')}>{t.toFacts}</ActionButton>}
      />
      <ProblemNotice problem={fetching.problem} />
      <DataTable<Row>
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
        columns={columnsOf(t, (row) => (
          <DownloadButton row={row} onPress={download} />
        ))}
      />
    </>
  );
}

type Texts = (typeof words)['zh-CN']['exports'];

function columnsOf(t: Texts, button: (row: Row) => ReactNode): readonly Column<Row>[] {
  return [
    { key: 'number', title: t.number, main: true, cell: (row) => row.number },
    { key: 'state', title: t.state, cell: (row) => <StateTag tone={tones[row.state]}>{t.states[row.state]}</StateTag> },
    { key: 'by', title: t.askedBy, cell: (row) => `${row.askedBy?.maskedName ?? ''} ${momentText(row.askedAt)}` },
    { key: 'reason', title: t.reason, cell: (row) => row.reason },
    { key: 'filter', title: t.filter, cell: (row) => <FilterText filter={row.filter} /> },
    { key: 'format', title: t.format, cell: (row) => t.formats[row.format] },
    { key: 'rows', title: t.rows, align: 'end', cell: (row) => t.rowsText(row.rowCount, row.isCut) },
    { key: 'until', title: t.until, cell: (row) => row.expiresAt && dayText(civilDateOf(row.expiresAt)) },
    { key: 'downloads', title: t.downloads, cell: (row) => t.downloadsText(row.downloads.length) },
    { key: 'download', title: '', align: 'end', cell: button },
  ];
}

type DownloadProps = { readonly row: Row; readonly onPress: (row: Row) => Promise<void> };

function DownloadButton({ row, onPress }: DownloadProps): ReactNode {
  const t = useWords(words).exports;
  if (!row.isMine || row.state !== 'ready' || row.downloadsLeft === 0) return null;
  return <ActionButton onClick={() => void onPress(row)}>{t.download(row.downloadsLeft)}</ActionButton>;
}
