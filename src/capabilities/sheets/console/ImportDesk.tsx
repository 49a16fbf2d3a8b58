import type { ReactNode } from 'react';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { usePages, useRead } from '../../../platform/console/use-read.ts';
import { listImports, listKinds, type ImportCard } from '../contract.ts';
import { words } from '../messages/words.ts';
import { BeginForm } from './BeginForm.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { stateTone } from './state-tone.ts';

/** Where a sheet is handed in, and what became of those before. */
export default function ImportDesk(): ReactNode {
  const t = useWords(words);
  const { data } = useRead(listKinds, {});
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} />
      {data.items.length > 0 ? <BeginForm kinds={data.items} /> : <div className="panel empty">{t.noKinds}</div>}
      <Mine />
      <ExportPanel />
    </>
  );
}

function Mine(): ReactNode {
  const t = useWords(words);
  const { items, next, onMore, loadingMore } = usePages(listImports, { limit: 20 });
  return (
    <Panel title={t.mine}>
      <DataTable<ImportCard>
        caption={t.mine}
        rows={items}
        rowKey={(row) => row.id}
        empty={t.none}
        next={next}
        onMore={onMore}
        loadingMore={loadingMore}
        columns={[
          {
            key: 'fileName',
            title: t.fileName,
            main: true,
            cell: (row) => <ConsoleLink to={`/imports/${row.id}`}>{row.fileName}</ConsoleLink>,
          },
          { key: 'kind', title: t.kind, cell: (row) => row.title },
          {
            key: 'state',
            title: t.state,
            cell: (row) => <StateTag tone={stateTone[row.state]}>{t.states[row.state]}</StateTag>,
          },
          { key: 'rows', title: t.rows, align: 'end', cell: (row) => row.rowCount },
          { key: 'outcome', title: t.outcome, cell: (row) => outcomeText(row, t) },
          { key: 'sentAt', title: t.sentAt, cell: (row) => momentText(row.sentAt) },
        ]}
      />
    </Panel>
  );
}

/** What became of the rows, once that is settled. */
function outcomeText(row: ImportCard, t: (typeof words)['zh-CN']): string {
  if (row.state === 'undone') return t.undoneText(row.undoneCount, row.keptCount);
  return row.state === 'written' ? t.writtenText(row.writtenCount, row.wrongCount) : '';
}
