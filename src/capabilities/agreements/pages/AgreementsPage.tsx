import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Coverage } from '../../../platform/pages/parts/Coverage.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { listAgreements } from '../contract.ts';
import { agreementTones } from '../domain/standing.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof listAgreements>;

function AgreementsView({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  return (
    <>
      <PageHead title={t.list.title} lede={t.list.lede} />
      {data.items.length === 0 ? <Empty title={t.list.emptyTitle}>{t.list.empty}</Empty> : null}
      {data.items.map((agreement) => (
        <Card
          key={agreement.id}
          tag={<Tag tone={agreementTones[agreement.state]}>{t.states[agreement.state]}</Tag>}
          title={agreement.title}
          to={`/agreements/${agreement.id}`}
          meta={[
            agreement.parties.map((party) => party.name).join(t.and),
            t.term(t.day(agreement.startsOn), t.day(agreement.endsOn)),
          ].join(t.dot)}
          action={<ButtonLink to={`/agreements/${agreement.id}`}>{t.list.open}</ButtonLink>}
        >
          <Coverage
            requested={agreement.clauseCount}
            committed={agreement.tickedCount}
            fulfilled={agreement.tickedCount}
            unit={t.list.clauses}
            locale={visit.locale}
          />
        </Card>
      ))}
      <Pager visit={visit} next={data.next} />
    </>
  );
}

export const agreementsPage = page<Data>({
  path: '/agreements',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(listAgreements, { after: visit.query['after'] }),
  title: (_, visit) => words[visit.locale].list.title,
  View: AgreementsView,
});
