import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Prose } from '../../../platform/pages/parts/Prose.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { Thread } from '../../../platform/pages/parts/Thread.tsx';
import { getAgreement } from '../contract.ts';
import { agreementTones } from '../domain/standing.ts';
import { agreementThread } from '../domain/thread.ts';
import { words } from '../messages/words.ts';
import { ClauseCard } from './ClauseCard.tsx';

type Data = OutputOf<typeof getAgreement>;

function AgreementView({ data: agreement, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  const parties = agreement.parties.map((party) => ({ ...party, organisationId: party.id }));
  const until = (day: string) => t.thread.until(t.day(day));
  const knots = agreementThread({ ...agreement, parties }, { ...t.thread, until, day: t.day });
  return (
    <>
      <PageHead
        tag={<Tag tone={agreementTones[agreement.state]}>{t.states[agreement.state]}</Tag>}
        title={agreement.title}
        lede={agreement.parties.map((party) => party.name).join(t.and)}
        back={{ text: t.list.title, to: '/agreements' }}
      />
      <Card>
        <Thread knots={knots} label={t.thread.label} />
      </Card>
      <Section title={t.page.sides}>
        <Rows>
          {agreement.sides.map((side) => (
            <Row
              key={side.organisation.id}
              title={side.organisation.name}
              meta={t.page.side(side.clauses, side.started, side.ticked)}
            />
          ))}
        </Rows>
      </Section>
      <Section title={t.page.clauses}>
        {agreement.clauses.map((clause) => (
          <ClauseCard key={clause.id} clause={clause} visit={visit} />
        ))}
      </Section>
      <Particulars agreement={agreement} visit={visit} />
    </>
  );
}

function Particulars({ agreement, visit }: { readonly agreement: Data; readonly visit: Visit }) {
  const t = words[visit.locale];
  const signed = agreement.signedOn && [t.day(agreement.signedOn), agreement.placeText].filter(Boolean).join(t.dot);
  const over = agreement.state === 'terminated' ? t.page.terminating : t.page.ending;
  return (
    <Section title={t.page.purpose}>
      <Prose text={agreement.purpose} />
      <Facts
        items={[
          ...agreement.parties.map((party) => ({ term: t.roles[party.role], description: party.name })),
          { term: t.page.term, description: t.term(t.day(agreement.startsOn), t.day(agreement.endsOn)) },
          { term: t.page.signed, description: signed },
          { term: over, description: agreement.reason },
        ]}
      />
    </Section>
  );
}

export const agreementPage = page<Data>({
  path: '/agreements/:agreementId',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(getAgreement, { agreementId: visit.params['agreementId'] ?? '' }),
  title: (agreement) => agreement.title,
  View: AgreementView,
});
