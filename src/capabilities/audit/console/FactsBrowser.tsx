import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { usePages } from '../../../platform/console/use-read.ts';
import { listFacts } from '../contract.ts';
import { words } from '../messages/words.ts';
import { AskExportDrawer } from './AskExportDrawer.tsx';
import { FactDrawer } from './FactDrawer.tsx';
import { FactFilters } from './FactFilters.tsx';
import { SignButton } from './SignButton.tsx';
import { useFactFilter } from './use-fact-filter.ts';
import { Subject, Who, type FactRow } from './Who.tsx';

/** What was done in the place, newest first. Facts hold ids and never names; so they can be kept for good. */
export default function FactsBrowser(): ReactNode {
  const { factsScreen: t, exports, checkpoints } = useWords(words);
  const filter = useFactFilter();
  const pages = usePages(listFacts, { limit: 50, ...filter.query });
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <ScreenHead
        title={t.title}
        lede={t.lede}
        actions={
          <>
            <a href={placeAddress('/checkpoints')}>{checkpoints.toAll}</a>
            <SignButton />
            <ActionButton onClick={() => setAsking(true)}>{exports.ask}</ActionButton>
          </>
        }
      />
      <FactFilters filter={filter} />
      <DataTable<FactRow>
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
        columns={columnsOf(t, (factId) => filter.set({ fact: factId }))}
      />
      <FactDrawer factId={filter.factId} onClose={() => filter.set({ fact: undefined })} />
      <AskExportDrawer open={isAsking} onClose={() => setAsking(false)} query={filter.query} />
    </>
  );
}

type Texts = (typeof words)['zh-CN']['factsScreen'];

function columnsOf(t: Texts, open: (factId: string) => void): readonly Column<FactRow>[] {
  return [
    { key: 'at', title: t.at, main: true, cell: (row) => momentText(row.at) },
    { key: 'actor', title: t.actor, cell: (row) => <Who fact={row} /> },
    { key: 'what', title: t.what, cell: (row) => row.sentence },
    { key: 'room', title: t.room, cell: (row) => row.capabilityName },
    { key: 'subject', title: t.subject, cell: (row) => <Subject fact={row} /> },
    {
      key: 'open',
      title: '',
      align: 'end',
      cell: (row) => (
        <Button
          size="small"
          aria-label={`${t.open} ${momentText(row.at)} ${row.sentence}`}
          onClick={() => open(row.id)}
        >
          {t.open}
        </Button>
      ),
    },
  ];
}
