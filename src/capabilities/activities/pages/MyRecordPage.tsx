import type { OutputOf } from '../../../kernel/contract.ts';
import { hoursText } from '../../../kernel/quantity.ts';
import { form, page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Numbers } from '../../../platform/pages/parts/Numbers.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { myRecord } from '../contract.ts';
import { myProvable, proveOwnService } from '../contract/proofs.ts';
import { words } from '../messages/words.ts';
import { OwnProofs } from './OwnProofs.tsx';

type Data = OutputOf<typeof myRecord> & { readonly provable: OutputOf<typeof myProvable>['items'] };

function MyRecord({ data, visit, trouble }: ViewProps<Data>) {
  const { said: t, figures } = words[visit.locale];
  return (
    <>
      <PageHead title={t.recordTitle} lede={t.recordLede} back={{ text: t.mineTitle, to: '/my/activities' }} />
      <Numbers
        items={[{ value: hoursText(data.totalMinutes), unit: figures['service-minutes'].unit, label: t.totalHours }]}
      />
      <p>
        <Link to="/my/ledger">{t.seeLedger}</Link>
      </p>
      <OwnProofs items={data.provable} visit={visit} trouble={trouble} />
      {data.items.length === 0 && <Empty title={t.recordEmpty}>{t.recordEmptyWhy}</Empty>}
      {data.items.map((record) => (
        <RecordCard key={record.id} record={record} visit={visit} />
      ))}
      <Pager visit={visit} next={data.next} />
    </>
  );
}

/** One record with the seven facts of VOL-03 and how it is known. */
function RecordCard({ record, visit }: { readonly record: Data['items'][number]; readonly visit: Visit }) {
  const { said: t, times } = words[visit.locale];
  return (
    <Card
      title={record.activityTitle}
      to={`/activities/${record.activityId}`}
      number={t.hours(hoursText(record.minutes))}
      meta={record.lateEntry ? t.lateEntry : undefined}
    >
      <Facts
        items={[
          { term: t.when, description: times.span(record.fromAt, record.toAt) },
          { term: t.where, description: record.placeText },
          { term: t.content, description: record.content },
          { term: t.organiser, description: record.organisationName },
          { term: t.leader, description: record.leaderName },
          { term: t.gradeTerm, description: t.grade[record.grade] },
          { term: t.recordedOn, description: times.moment(record.recordedAt) },
        ]}
      />
    </Card>
  );
}

export const myRecordPage = page<Data>({
  path: '/my/record',
  audience: 'signed-in',
  face: 'phone',
  load: async (visit) => ({
    ...(await visit.read(myRecord, { after: visit.query['after'] })),
    provable: (await visit.read(myProvable, {})).items,
  }),
  title: (_data, visit) => words[visit.locale].said.recordTitle,
  View: MyRecord,
  forms: { prove: form(proveOwnService, { then: () => '/my/credentials' }) },
});
