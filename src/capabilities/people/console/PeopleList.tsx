import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { holdsAnywhere } from '../../../kernel/actor.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useActor } from '../../../platform/console/use-me.ts';
import { usePages } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { listPeople, searchPeople, type PersonRow } from '../contract.ts';
import { KEEPERS, MERGERS } from '../domain/policy.ts';
import { words } from '../messages/words.ts';
import { EnterDrawer } from './EnterDrawer.tsx';
import { MinorTag } from './MinorTag.tsx';

type Found = OutputOf<typeof searchPeople>;

/** Everybody within one's reach, masked. What is looked for is sent and never stands in an address. */
export default function PeopleList(): ReactNode {
  const t = useWords(words).console;
  const actor = useActor();
  const [found, setFound] = useState<Found | null>(null);
  const [entering, setEntering] = useState(false);
  const search = useWrite(searchPeople, { onDone: setFound });
  const mayKeep = KEEPERS.some((role) => holdsAnywhere(actor, role));
  const mayMerge = MERGERS.some((role) => holdsAnywhere(actor, role));
  const find = (text: string): void => {
    if (text.trim() === '') setFound(null);
    else void search.send({ text });
  };
  const actions = (
    <>
      {mayMerge ? (
        <ConsoleLink to="/people/duplicates" as="quiet">
          {t.duplicates}
        </ConsoleLink>
      ) : null}
      {mayKeep ? (
        <ActionButton main onClick={() => setEntering(true)}>
          {t.add}
        </ActionButton>
      ) : null}
    </>
  );
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} actions={actions} />
      <div className="filter-bar" role="search">
        <label>
          <span>{t.searchLabel}</span>
          <Input.Search
            maxLength={40}
            autoComplete="off"
            allowClear
            enterButton={t.search}
            loading={search.sending}
            onSearch={find}
          />
        </label>
      </div>
      <ProblemNotice problem={search.problem} />
      {found ? <FoundPeople found={found} onBack={() => setFound(null)} /> : <AllPeople />}
      {mayKeep ? <EnterDrawer open={entering} onClose={() => setEntering(false)} /> : null}
    </>
  );
}

function FoundPeople({ found, onBack }: { readonly found: Found; readonly onBack: () => void }): ReactNode {
  const t = useWords(words).console;
  return (
    <>
      <p role="status">
        {found.items.length === 0 ? t.nothingFound : t.found(found.items.length)}
        {found.isCut ? ` · ${t.cut}` : ''} <ActionButton onClick={onBack}>{t.back}</ActionButton>
      </p>
      <DataTable
        caption={t.title}
        rows={found.items}
        rowKey={(row) => row.id}
        empty={t.nothingFound}
        columns={useColumns()}
      />
    </>
  );
}

function AllPeople(): ReactNode {
  const t = useWords(words).console;
  const { items, ...pages } = usePages(listPeople, { limit: 50 });
  return (
    <DataTable
      caption={t.all}
      rows={items}
      rowKey={(row) => row.id}
      empty={t.empty}
      columns={useColumns()}
      next={pages.next}
      onMore={pages.onMore}
      loadingMore={pages.loadingMore}
      isStale={pages.isStale}
    />
  );
}

function useColumns(): readonly Column<PersonRow>[] {
  const { console: t, fields } = useWords(words);
  return [
    {
      key: 'name',
      title: fields.name,
      main: true,
      cell: (row) => (
        <>
          <ConsoleLink to={`/people/${row.id}`}>{row.maskedName}</ConsoleLink> <MinorTag person={row} />
        </>
      ),
    },
    { key: 'no', title: fields.volunteerNo, cell: (row) => row.volunteerNo },
    { key: 'phone', title: fields.phone, cell: (row) => row.maskedPhone ?? '' },
    { key: 'paper', title: fields.paper, cell: (row) => (row.paperLast4 ? `…${row.paperLast4}` : '') },
    { key: 'organisation', title: fields.organisation, cell: (row) => row.organisationName ?? t.noHome },
  ];
}
