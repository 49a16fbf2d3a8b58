import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { holdsAnywhere } from '../../../kernel/actor.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useFilter } from '../../../platform/console/use-address.ts';
import { useActor } from '../../../platform/console/use-me.ts';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { listCredentials } from '../contract.ts';
import { CredentialKind, CredentialState } from '../domain/model.ts';
import { stateTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';
import { BatchDrawer } from './BatchDrawer.tsx';
import { IssueDrawer } from './IssueDrawer.tsx';

/** What is asked for, kept in the address so that a view can be sent to a colleague. */
function useFilters() {
  const [kind, setKind] = useFilter('kind');
  const [state, setState] = useFilter('state');
  const [text, setText] = useFilter('text');
  const [batchId] = useFilter('batch');
  const asked = {
    kind: CredentialKind.safeParse(kind).data,
    state: CredentialState.safeParse(state).data,
    text: text || undefined,
    batchId: batchId || undefined,
  };
  return { asked, setKind, setState, setText };
}

/** Papers issued by my organisations; their clerks issue new ones here. */
export default function CredentialList(): ReactNode {
  const t = useWords(words).console;
  const filters = useFilters();
  const [open, setOpen] = useState<'issue' | 'batch' | null>(null);
  const mayIssue = holdsAnywhere(useActor(), 'clerk');
  const pages = usePages(listCredentials, { ...filters.asked, limit: 30 });
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} actions={mayIssue ? <Actions onOpen={setOpen} /> : undefined} />
      <Filters filters={filters} />
      <DataTable
        caption={t.caption}
        columns={useColumns()}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
      />
      {open === 'issue' ? <IssueDrawer onClose={() => setOpen(null)} /> : null}
      {open === 'batch' ? <BatchDrawer onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function Actions({ onOpen }: { readonly onOpen: (open: 'issue' | 'batch') => void }): ReactNode {
  const t = useWords(words).console;
  return (
    <>
      <ConsoleLink to="/credential-batches">{t.batches}</ConsoleLink>
      <ActionButton onClick={() => onOpen('batch')}>{t.batch}</ActionButton>
      <ActionButton main onClick={() => onOpen('issue')}>
        {t.issue}
      </ActionButton>
    </>
  );
}

function Filters({ filters }: { readonly filters: ReturnType<typeof useFilters> }): ReactNode {
  const { console: t, kinds, states } = useWords(words);
  const { asked, setKind, setState, setText } = filters;
  const any = { value: '', label: t.filters.any };
  return (
    <div className="filter-bar">
      <label>
        <span>{t.filters.kind}</span>
        <Select
          aria-label={t.filters.kind}
          value={(asked.kind ?? '') as string}
          options={[any, ...CredentialKind.options.map((value) => ({ value: value as string, label: kinds[value] }))]}
          onChange={setKind}
          popupMatchSelectWidth={false}
        />
      </label>
      <label>
        <span>{t.filters.state}</span>
        <Select
          aria-label={t.filters.state}
          value={(asked.state ?? '') as string}
          options={[any, ...CredentialState.options.map((value) => ({ value: value as string, label: states[value] }))]}
          onChange={setState}
          popupMatchSelectWidth={false}
        />
      </label>
      <label>
        <span>{t.filters.text}</span>
        <Input.Search defaultValue={asked.text} maxLength={60} onSearch={setText} enterButton={t.filters.search} />
      </label>
    </div>
  );
}

function useColumns(): readonly Column<ItemOf<typeof listCredentials>>[] {
  const { console: t, kinds, states } = useWords(words);
  return [
    {
      key: 'number',
      title: t.columns.number,
      main: true,
      cell: (row) => <ConsoleLink to={`/credentials/${row.id}`}>{row.number}</ConsoleLink>,
    },
    { key: 'kind', title: t.columns.kind, cell: (row) => kinds[row.kind] },
    { key: 'holder', title: t.columns.holder, cell: (row) => row.holderName },
    { key: 'issuer', title: t.columns.issuer, cell: (row) => row.issuerName },
    { key: 'issuedOn', title: t.columns.issuedOn, cell: (row) => dayText(row.issuedOn) },
    {
      key: 'state',
      title: t.columns.state,
      cell: (row) => <StateTag tone={stateTone[row.state]}>{states[row.state]}</StateTag>,
    },
  ];
}
