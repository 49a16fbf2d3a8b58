import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { StateTag, type Tone } from '../../../platform/console/parts/StateTag.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { usePages } from '../../../platform/console/use-read.ts';
import { listRows, type ImportRow, type ImportShown } from '../contract.ts';
import { words } from '../messages/words.ts';

const tones: Readonly<Record<ImportRow['state'], Tone>> = {
  right: 'open',
  wrong: 'late',
  written: 'done',
  undone: 'quiet',
  kept: 'waiting',
};

type PanelProps = { readonly one: ImportShown; readonly which: 'wrong' | 'kept' };

/** What is wrong, row by row and in words, and the sheet with all of it to be mended at one's own desk. */
export function ProblemPanel({ one, which }: PanelProps): ReactNode {
  const t = useWords(words);
  const { items, next, onMore, loadingMore } = usePages(listRows, { importId: one.id, which, limit: 20 });
  const title = which === 'wrong' ? t.problems : t.keptRows;
  const download = (
    <a className="button-link" href={placeAddress(`/api/imports/${one.id}/problems`)} download>
      {t.problemDownload}
    </a>
  );
  return (
    <Panel title={title} more={download}>
      <DataTable<ImportRow>
        caption={title}
        rows={items}
        rowKey={(row) => String(row.rowNo)}
        next={next}
        onMore={onMore}
        loadingMore={loadingMore}
        columns={[
          { key: 'rowNo', title: t.rowNo, main: true, cell: (row) => t.rowOf(row.rowNo) },
          { key: 'problem', title: t.problem, cell: (row) => <Problems row={row} /> },
          { key: 'first', title: one.columns[0]?.title ?? '', cell: (row) => row.cells[0] ?? '' },
        ]}
      />
    </Panel>
  );
}

function Problems({ row }: { readonly row: ImportRow }): ReactNode {
  const t = useWords(words);
  return row.problems.map(({ column, sentence }, index) => (
    <div key={`${index} ${column ?? ''}`}>{column === null ? sentence : t.inColumn(column, sentence)}</div>
  ));
}

/** The rows as understood, under the headings of the definition. */
export function PreviewPanel({ one }: { readonly one: ImportShown }): ReactNode {
  const t = useWords(words);
  const { items, next, onMore, loadingMore } = usePages(listRows, { importId: one.id, which: 'all', limit: 20 });
  const columns: Column<ImportRow>[] = [
    { key: 'rowNo', title: t.rowNo, main: true, cell: (row) => t.rowOf(row.rowNo) },
    {
      key: 'state',
      title: t.state,
      cell: (row) => <StateTag tone={tones[row.state]}>{t.rowStates[row.state]}</StateTag>,
    },
    ...one.columns.map(({ key, title }, index): Column<ImportRow> => ({
      key,
      title,
      cell: (row) => row.cells[index] ?? '',
    })),
  ];
  return (
    <Panel title={t.preview}>
      <DataTable<ImportRow>
        caption={t.preview}
        rows={items}
        rowKey={(row) => String(row.rowNo)}
        next={next}
        onMore={onMore}
        loadingMore={loadingMore}
        columns={columns}
      />
    </Panel>
  );
}
