import type { ReactNode } from 'react';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { FilterSelect } from '../../../platform/console/parts/FilterSelect.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { DueText } from '../../../platform/console/parts/DueText.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useFilter } from '../../../platform/console/use-address.ts';
import { usePages } from '../../../platform/console/use-read.ts';
import { listRequests } from '../contract/requests.ts';
import { RequestState } from '../domain/requests.ts';
import { requestTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';
import { Rooms } from './Rooms.tsx';

const isOver = (state: RequestState) => state === 'answered' || state === 'refused';

/** What people asked about their own data, newest first, each with its clock. */
export default function RequestList(): ReactNode {
  const { desk, requestKinds, requestStates } = useWords(words);
  const t = desk.requests;
  const [state, setState] = useFilter('state');
  const known = RequestState.safeParse(state);
  const pages = usePages(listRequests, known.success ? { state: known.data } : {});
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} actions={<Rooms />} />
      <StateFilter state={known.success ? known.data : ''} onChange={setState} />
      <DataTable
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
        columns={[
          {
            key: 'kind',
            title: t.kind,
            main: true,
            cell: (row) => <ConsoleLink to={`/privacy/requests/${row.id}`}>{requestKinds[row.kind]}</ConsoleLink>,
          },
          { key: 'who', title: t.who, cell: (row) => `${row.maskedName} ${row.volunteerNo}` },
          {
            key: 'state',
            title: t.state,
            cell: (row) => <StateTag tone={requestTone[row.state]}>{requestStates[row.state]}</StateTag>,
          },
          { key: 'at', title: t.receivedAt, cell: (row) => momentText(row.receivedAt) },
          { key: 'due', title: t.dueOn, cell: (row) => (isOver(row.state) ? '—' : <DueText dueOn={row.dueOn} />) },
        ]}
      />
    </>
  );
}

type StateFilterProps = { readonly state: string; readonly onChange: (state: string) => void };

function StateFilter({ state, onChange }: StateFilterProps): ReactNode {
  const { desk, requestStates } = useWords(words);
  const t = desk.requests;
  return (
    <div className="filter-bar">
      <FilterSelect
        label={t.state}
        value={state}
        onChange={onChange}
        options={[
          { value: '', label: desk.consents.all },
          ...RequestState.options.map((value) => ({ value, label: requestStates[value] })),
        ]}
      />
    </div>
  );
}
