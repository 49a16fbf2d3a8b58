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
import { listComplaints } from '../contract.ts';
import { ComplaintState } from '../domain/model.ts';
import { complaintTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';

const isOver = (state: ComplaintState) => state === 'answered' || state === 'closed';

/** What people complained of and suggested, newest first. */
export default function ComplaintList(): ReactNode {
  const { desk: t, kinds, states } = useWords(words);
  const [state, setState] = useFilter('state');
  const known = ComplaintState.safeParse(state);
  const pages = usePages(listComplaints, known.success ? { state: known.data } : {});
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} />
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
            key: 'number',
            title: t.number,
            main: true,
            cell: (row) => <ConsoleLink to={`/complaints/${row.id}`}>{row.number}</ConsoleLink>,
          },
          { key: 'kind', title: t.kind, cell: (row) => kinds[row.kind] },
          { key: 'beginning', title: t.beginning, cell: (row) => row.beginning },
          {
            key: 'state',
            title: t.state,
            cell: (row) => <StateTag tone={complaintTone[row.state]}>{states[row.state]}</StateTag>,
          },
          { key: 'received', title: t.receivedAt, cell: (row) => momentText(row.receivedAt) },
          { key: 'due', title: t.dueOn, cell: (row) => (isOver(row.state) ? '—' : <DueText dueOn={row.dueOn} />) },
        ]}
      />
    </>
  );
}

type StateFilterProps = { readonly state: string; readonly onChange: (state: string) => void };

function StateFilter({ state, onChange }: StateFilterProps): ReactNode {
  const { desk: t, states } = useWords(words);
  return (
    <div className="filter-bar">
      <FilterSelect
        label={t.filter}
        value={state}
        onChange={onChange}
        options={[
          { value: '', label: t.all },
          ...ComplaintState.options.map((value) => ({ value, label: states[value] })),
        ]}
      />
    </div>
  );
}
