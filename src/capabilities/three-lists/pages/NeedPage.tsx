import { isPerson } from '../../../kernel/actor.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { countText } from '../../../kernel/quantity.ts';
import { form, page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Coverage } from '../../../platform/pages/parts/Coverage.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Prose } from '../../../platform/pages/parts/Prose.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Split } from '../../../platform/pages/parts/Split.tsx';
import { Thread } from '../../../platform/pages/parts/Thread.tsx';
import { claimNeed, getNeed } from '../contract.ts';
import { needThread } from '../domain/thread.ts';
import { words } from '../messages/words.ts';
import { ClaimForm } from './ClaimForm.tsx';
import { ClaimRows } from './ClaimRows.tsx';
import { NeedTag } from './NeedTag.tsx';

type Data = OutputOf<typeof getNeed>;

function NeedView({ data: need, visit, trouble }: ViewProps<Data>) {
  const t = words[visit.locale];
  const until = (day: string) => t.thread.until(t.day(day));
  const knots = needThread(need, need.coverage, { ...t.thread, until, day: t.day });
  return (
    <>
      <PageHead
        tag={<NeedTag need={need} locale={visit.locale} />}
        title={need.title}
        lede={[need.organisation.name, need.areaText].join(t.dot)}
        back={{ text: t.wall.title, to: '/needs' }}
      />
      {visit.query['claimed'] ? <Notice tone="done">{t.claim.done}</Notice> : null}
      <Card>
        <Thread knots={knots} label={t.thread.label} />
      </Card>
      <Split aside={<Particulars need={need} visit={visit} />}>
        <Section title={t.page.about}>
          <Prose text={need.description} />
        </Section>
        <Section title={t.page.what}>
          {need.lines.map((line) => (
            <Card key={line.id} title={line.name}>
              <Coverage {...line.coverage} unit={line.unit} locale={visit.locale} />
            </Card>
          ))}
        </Section>
        <Section title={t.page.claims}>
          <ClaimRows need={need} visit={visit} />
        </Section>
        <div id="claim">
          <TakePart need={need} visit={visit} trouble={trouble} />
        </div>
      </Split>
    </>
  );
}

function Particulars({ need, visit }: { readonly need: Data; readonly visit: Visit }) {
  const t = words[visit.locale];
  const clause = need.origin && <Link to={`/clauses/${need.origin.id}`}>{t.page.toClause}</Link>;
  return (
    <Facts
      items={[
        { term: t.page.organisation, description: need.organisation.name },
        { term: t.page.category, description: t.categories[need.category] },
        { term: t.page.area, description: need.areaText },
        { term: t.page.deadline, description: t.day(need.deadlineOn) },
        { term: t.page.contact, description: need.contactRole },
        { term: t.page.clause, description: clause },
        { term: t.page.closedOn, description: need.fulfilledOn && t.day(need.fulfilledOn) },
      ]}
    />
  );
}

type TakePartProps = {
  readonly need: Data;
  readonly visit: Visit;
  readonly trouble: ViewProps<Data>['trouble'];
};

/** The form for those who may claim; for everybody else what they can do. */
function TakePart({ need, visit, trouble }: TakePartProps) {
  const t = words[visit.locale];
  if (need.state !== 'open') return null;
  const free = need.lines.filter((line) => line.coverage.remaining > 0);
  if (free.length === 0) return <Notice tone="doing">{t.page.allTaken}</Notice>;
  if (need.mayClaimFor.length > 0) return <ClaimForm need={need} visit={visit} trouble={trouble} />;
  const missing = free.map((line) => t.page.remaining(countText(line.coverage.remaining), line.unit)).join(t.dot);
  return (
    <Section title={t.page.howTitle} lede={missing}>
      <p>{t.page.how}</p>
      {isPerson(visit.actor) ? null : (
        <ButtonLink to={`/sign-in?next=${encodeURIComponent(visit.path)}`} weight="main">
          {t.page.signIn}
        </ButtonLink>
      )}
    </Section>
  );
}

export const needPage = page<Data>({
  path: '/needs/:needId',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(getNeed, { needId: visit.params['needId'] ?? '' }),
  title: (need) => need.title,
  View: NeedView,
  forms: { claim: form(claimNeed, { then: (_, visit) => `/needs/${visit.params['needId']}?claimed=1` }) },
});
