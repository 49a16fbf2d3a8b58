import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { FilterSelect } from '../../../platform/console/parts/FilterSelect.tsx';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useFilter } from '../../../platform/console/use-address.ts';
import { usePages, useRead, type ItemOf } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { getOutbox, retryDelivery } from '../contract.ts';
import { DeliveryState } from '../domain/model.ts';
import { words } from '../messages/words.ts';

type Line = ItemOf<typeof getOutbox>;
const tones = { waiting: 'waiting', sending: 'doing', sent: 'done', failed: 'late', unclear: 'late' } as const;

/** What is on its way out, and what did not get there. */
export default function Outbox(): ReactNode {
  const t = useWords(words).outbox;
  const [state, setState] = useFilter('state');
  const chosen = DeliveryState.safeParse(state).data;
  const pages = usePages(getOutbox, { limit: 50, ...(chosen ? { state: chosen } : {}) });
  const retry = useWrite(retryDelivery, { said: t.retried });
  const [dialogs, dialogHolder] = Modal.useModal();
  const askToRetry = (line: Line) => {
    const send = () => retry.send({ deliveryId: line.id });
    if (line.state === 'unclear') void dialogs.confirm({ title: t.retrySure, okText: t.retry, onOk: send });
    else void send();
  };
  return (
    <>
      {dialogHolder}
      <ScreenHead title={t.title} lede={t.lede} />
      <Backlog />
      <ProblemNotice problem={retry.problem} />
      <div className="filter-bar">
        <FilterSelect
          label={t.state}
          value={state}
          onChange={setState}
          options={[
            { value: '', label: t.all },
            ...DeliveryState.options.map((value) => ({ value, label: t.states[value] })),
          ]}
        />
      </div>
      <DataTable
        caption={t.title}
        rows={pages.items}
        rowKey={(line) => line.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
        columns={useColumns(askToRetry)}
      />
    </>
  );
}

function useColumns(askToRetry: (line: Line) => void): readonly Column<Line>[] {
  const { outbox: t, kinds } = useWords(words);
  const mayRetry = (line: Line) => line.state === 'failed' || line.state === 'unclear';
  return [
    { key: 'person', title: t.person, main: true, cell: (line) => line.maskedName },
    { key: 'channel', title: t.channel, cell: (line) => t.channels[line.channel] },
    { key: 'kind', title: t.kind, cell: (line) => kinds[line.kind] },
    {
      key: 'state',
      title: t.state,
      cell: (line) => <StateTag tone={tones[line.state]}>{t.states[line.state]}</StateTag>,
    },
    { key: 'made', title: t.made, cell: (line) => momentText(line.madeAt) },
    { key: 'next', title: t.next, cell: (line) => momentText(line.sentAt ?? line.notBefore) },
    { key: 'tries', title: t.tries, align: 'end', cell: (line) => line.tries },
    { key: 'trouble', title: t.trouble, cell: (line) => line.trouble },
    {
      key: 'retry',
      title: '',
      align: 'end',
      cell: (line) => (mayRetry(line) ? <ActionButton onClick={() => askToRetry(line)}>{t.retry}</ActionButton> : null),
    },
  ];
}

function Backlog(): ReactNode {
  const t = useWords(words).outbox;
  const { data } = useRead(getOutbox, { limit: 1 });
  const shown = DeliveryState.options.map((state) => ({
    term: t.states[state],
    description: String(data.counts[state] ?? 0),
  }));
  return (
    <Panel>
      <Facts items={shown} />
      <p className="lede">{data.oldestWaitingAt ? t.oldest(momentText(data.oldestWaitingAt)) : t.nothingWaits}</p>
    </Panel>
  );
}
