import { useState, type ReactNode } from 'react';
import { CivilDate } from '../../../kernel/days.ts';
import { countText, hoursText } from '../../../kernel/quantity.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { DateInput } from '../../../platform/console/parts/DateInput.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useFilter } from '../../../platform/console/use-address.ts';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { listServedPeople } from '../contract/proofs.ts';
import { words } from '../messages/words.ts';
import { ProofDrawer } from './ProofDrawer.tsx';

type Served = ItemOf<typeof listServedPeople>;

/** Who served at my organisations; their clerk proves it, because they recorded it (VOL-13). */
export default function ServedPeople(): ReactNode {
  const t = useWords(words).proofs.screen;
  const [from, setFrom] = useFilter('from');
  const [to, setTo] = useFilter('to');
  const asked = { from: CivilDate.safeParse(from).data, to: CivilDate.safeParse(to).data };
  const pages = usePages(listServedPeople, { ...asked, limit: 30 });
  const [chosen, setChosen] = useState<Served | null>(null);
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} />
      <div className="filter-bar">
        <label>
          <span>{t.from}</span>
          <DateInput value={asked.from} onChange={(day) => setFrom(day ?? '')} />
        </label>
        <label>
          <span>{t.to}</span>
          <DateInput value={asked.to} onChange={(day) => setTo(day ?? '')} />
        </label>
      </div>
      <DataTable
        caption={t.caption}
        rows={pages.items}
        rowKey={(row) => `${row.personId} ${row.organisationId}`}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
        columns={useColumns(setChosen)}
      />
      {chosen ? <ProofDrawer served={chosen} asked={asked} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

function useColumns(choose: (served: Served) => void): readonly Column<Served>[] {
  const { columns: t, issue } = useWords(words).proofs.screen;
  return [
    { key: 'name', title: t.name, main: true, cell: (row) => row.name },
    { key: 'volunteerNo', title: t.volunteerNo, cell: (row) => row.volunteerNo },
    { key: 'organiser', title: t.organiser, cell: (row) => row.organisationName },
    { key: 'times', title: t.times, align: 'end', cell: (row) => countText(row.times) },
    { key: 'hours', title: t.hours, align: 'end', cell: (row) => hoursText(row.minutes) },
    { key: 'last', title: t.last, cell: (row) => dayText(row.lastOn) },
    {
      key: 'step',
      title: '',
      align: 'end',
      cell: (row) => <ActionButton onClick={() => choose(row)}>{issue}</ActionButton>,
    },
  ];
}
