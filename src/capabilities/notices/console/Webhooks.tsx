import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { endWebhook, listWebhooks } from '../contract.ts';
import { words } from '../messages/words.ts';
import { WebhookDrawer } from './WebhookDrawer.tsx';

type Row = ItemOf<typeof listWebhooks>;

/** The systems that are told what happens here. */
export default function Webhooks(): ReactNode {
  const t = useWords(words).webhooks;
  const [adding, setAdding] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const pages = usePages(listWebhooks, { limit: 50 });
  const end = useWrite(endWebhook, { said: t.ended });
  const [dialogs, dialogHolder] = Modal.useModal();
  const askToEnd = (row: Row) =>
    void dialogs.confirm({
      title: t.endSure,
      content: row.url,
      okText: t.end,
      onOk: () => end.send({ webhookId: row.id }),
    });
  const addButton = (
    <ActionButton main onClick={() => setAdding(true)}>
      {t.add}
    </ActionButton>
  );
  return (
    <>
      {dialogHolder}
      <ScreenHead title={t.title} lede={t.lede} actions={addButton} />
      {key ? (
        <Panel title={t.key}>
          <p>{t.keyShown}</p>
          <p>
            <code>{key}</code>
          </p>
        </Panel>
      ) : null}
      <ProblemNotice problem={end.problem} />
      <DataTable
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        columns={useColumns(askToEnd)}
      />
      <WebhookDrawer open={adding} onClose={() => setAdding(false)} onAdded={setKey} />
    </>
  );
}

function useColumns(askToEnd: (row: Row) => void): readonly Column<Row>[] {
  const t = useWords(words).webhooks;
  return [
    { key: 'url', title: t.url, main: true, cell: (row) => row.url },
    { key: 'facts', title: t.facts, cell: (row) => row.factNames.join(' ') },
    { key: 'state', title: t.state, cell: (row) => <WebhookState row={row} /> },
    { key: 'behind', title: t.behind, align: 'end', cell: (row) => row.behind },
    {
      key: 'end',
      title: '',
      align: 'end',
      cell: (row) => (row.endedAt === null ? <ActionButton onClick={() => askToEnd(row)}>{t.end}</ActionButton> : null),
    },
  ];
}

function WebhookState({ row }: { readonly row: Row }): ReactNode {
  const t = useWords(words).webhooks;
  if (row.endedAt !== null) return <StateTag tone="quiet">{t.stopped}</StateTag>;
  if (row.failures === 0) return <StateTag tone="done">{t.active}</StateTag>;
  return <StateTag tone="late">{t.failures(row.failures, row.trouble ?? '')}</StateTag>;
}
