import type { ReactNode } from 'react';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useParam } from '../../../platform/console/use-address.ts';
import { usePages, useRead } from '../../../platform/console/use-read.ts';
import { getFigure, listFigureRows } from '../contract.ts';
import { words } from '../messages/words.ts';
import { useQuestion, type Asked } from './period.ts';
import { QuestionBar } from './QuestionBar.tsx';

function Rows({ figureId, asked }: { readonly figureId: string; readonly asked: Asked }): ReactNode {
  const t = useWords(words);
  const pages = usePages(listFigureRows, { figureId, ...asked.question, limit: 50 });
  return (
    <DataTable
      caption={t.rows}
      rows={pages.items}
      rowKey={(row) => row.id}
      empty={t.empty}
      next={pages.next}
      onMore={pages.onMore}
      loadingMore={pages.loadingMore}
      isStale={pages.isStale}
      columns={[
        { key: 'on', title: t.date, cell: (row) => dayText(row.on) },
        {
          key: 'label',
          title: t.what,
          main: true,
          cell: (row) => (row.to ? <ConsoleLink to={row.to}>{row.label}</ConsoleLink> : row.label),
        },
        { key: 'organisation', title: t.organisation, cell: (row) => row.organisationName },
        { key: 'person', title: t.who, cell: (row) => row.personName ?? '—' },
        { key: 'amount', title: t.amount, cell: (row) => row.amountText, align: 'end' },
      ]}
    />
  );
}

/** One figure, opened: how it is counted, the months, and the rows that sum to it. */
export default function FigureDetail(): ReactNode {
  const t = useWords(words);
  const figureId = useParam('figureId');
  const asked = useQuestion();
  const { data } = useRead(getFigure, { figureId, ...asked.question });
  return (
    <>
      <ScreenHead title={data.name} number={`${data.text} ${data.unit}`} lede={data.organisationName} />
      <QuestionBar asked={asked} />
      <Panel>
        <Facts
          items={[
            { term: t.definition, description: data.definition },
            { term: t.source, description: data.source },
            { term: t.rows, description: t.rowCount(data.rowCount) },
          ]}
        />
      </Panel>
      <Panel title={t.byMonth}>
        <DataTable
          caption={t.byMonth}
          rows={data.byMonth}
          rowKey={(row) => row.month}
          columns={[
            { key: 'month', title: t.month, cell: (row) => t.monthText(row.month) },
            { key: 'value', title: t.value, cell: (row) => row.text, align: 'end' },
          ]}
        />
        {figureId === 'persons' ? <p className="lede">{t.notAdditive}</p> : null}
      </Panel>
      <Panel title={t.rows} more={<span>{t.sum(`${data.text} ${data.unit}`)}</span>}>
        {data.mayOpenRows ? <Rows figureId={figureId} asked={asked} /> : <p>{t.rowsMasked}</p>}
      </Panel>
    </>
  );
}
