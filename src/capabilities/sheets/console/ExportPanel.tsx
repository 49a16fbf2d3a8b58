import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { saveFile } from '../../../platform/console/api.ts';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { RowList } from '../../../platform/console/parts/RowList.tsx';
import { StateTag, type Tone } from '../../../platform/console/parts/StateTag.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { usePages, useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { askExport, listExportKinds, listExports, type ExportCard } from '../contract/exports.ts';
import { words } from '../messages/words.ts';

const LOOK_EVERY_MS = 2_000;
const tones: Readonly<Record<ExportCard['state'], Tone>> = { waiting: 'doing', ready: 'done', expired: 'quiet' };

/** Long tables to be had as a file, and those that were asked for. Not there for people who may have none. */
export function ExportPanel(): ReactNode {
  const t = useWords(words).exports;
  const { data } = useRead(listExportKinds, {});
  const { send, sending, problem } = useWrite(askExport, { said: t.asked });
  if (data.items.length === 0) return null;
  const ask = (kind: string, format: 'xlsx' | 'csv') => void send({ id: newId(), kind, format });
  return (
    <Panel title={t.title}>
      <p className="lede">{t.lede}</p>
      <ProblemNotice problem={problem} />
      <RowList
        label={t.title}
        rows={data.items.map(({ kind, title, lede }) => ({
          key: kind,
          title,
          detail: lede,
          action: (
            <div className="button-row">
              <ActionButton sending={sending} onClick={() => ask(kind, 'xlsx')}>
                {t.askXlsx(title)}
              </ActionButton>
              <ActionButton sending={sending} onClick={() => ask(kind, 'csv')}>
                {t.askCsv(title)}
              </ActionButton>
            </div>
          ),
        }))}
      />
      <Asked />
    </Panel>
  );
}

function Asked(): ReactNode {
  const t = useWords(words).exports;
  const queries = useQueryClient();
  const { items, next, onMore, loadingMore } = usePages(listExports, { limit: 10 });
  const isWaiting = items.some(({ state }) => state === 'waiting');
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: [listExports.name] }), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isWaiting, queries]);
  return (
    <DataTable<ExportCard>
      caption={t.mine}
      rows={items}
      rowKey={({ id }) => id}
      empty={t.none}
      next={next}
      onMore={onMore}
      loadingMore={loadingMore}
      columns={[
        { key: 'title', title: t.what, main: true, cell: (row) => <ExportLink row={row} /> },
        {
          key: 'state',
          title: t.state,
          cell: (row) => <StateTag tone={tones[row.state]}>{t.states[row.state]}</StateTag>,
        },
        { key: 'rows', title: t.rows, align: 'end', cell: (row) => (row.state === 'waiting' ? '' : row.rowCount) },
        { key: 'askedAt', title: t.askedAt, cell: (row) => momentText(row.askedAt) },
        { key: 'until', title: t.until, cell: (row) => (row.state === 'ready' ? momentText(row.expiresAt) : '') },
      ]}
    />
  );
}

function ExportLink({ row }: { readonly row: ExportCard }): ReactNode {
  const text = `${row.title} · ${row.format}`;
  if (row.state !== 'ready') return text;
  const address = placeAddress(`/api/exports/${row.id}/file`);
  return (
    <a
      href={address}
      onClick={(event) => {
        event.preventDefault();
        void saveFile(address);
      }}
    >
      {text}
    </a>
  );
}
