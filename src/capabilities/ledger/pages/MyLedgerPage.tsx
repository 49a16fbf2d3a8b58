import type { OutputOf } from '../../../kernel/contract.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import { hoursText } from '../../../kernel/quantity.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { DataTable } from '../../../platform/pages/parts/DataTable.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Numbers } from '../../../platform/pages/parts/Numbers.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { myEntries } from '../contract.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof myEntries>;

/** The minutes somebody holds, as the ledger has them: each entry with what was held after it. */
function MyLedger({ data, visit }: ViewProps<Data>) {
  const { mine: t } = words[visit.locale];
  const signed = (minutes: number) => `${minutes > 0 ? '+' : '−'}${hoursText(Math.abs(minutes))}`;
  return (
    <>
      <PageHead title={t.title} lede={t.lede} back={{ text: t.back, to: '/my/record' }} />
      <Numbers items={[{ value: hoursText(data.balanceMinutes), unit: t.hours, label: t.balance }]} />
      {data.items.length === 0 ? (
        <Empty title={t.empty}>{t.emptyWhy}</Empty>
      ) : (
        <DataTable
          caption={t.title}
          rows={data.items}
          columns={[
            { title: t.on, cell: (entry) => civilDateOf(entry.postedAt) },
            {
              title: t.reason,
              cell: (entry) => (entry.reversesId ? t.reversed : (t.reasons[entry.reason] ?? entry.reason)),
            },
            { title: t.amount, cell: (entry) => signed(entry.amount), isNumber: true },
            { title: t.after, cell: (entry) => hoursText(entry.balanceAfter), isNumber: true },
          ]}
        />
      )}
      <p>
        <Link to="/my/record">{t.seeRecord}</Link>
      </p>
      <Pager visit={visit} next={data.next} />
    </>
  );
}

export const myLedgerPage = page<Data>({
  path: '/my/ledger',
  audience: 'signed-in',
  face: 'phone',
  load: (visit) => visit.read(myEntries, { after: visit.query['after'] }),
  title: (_data, visit) => words[visit.locale].mine.title,
  View: MyLedger,
});
