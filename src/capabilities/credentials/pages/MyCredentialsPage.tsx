import type { OutputOf } from '../../../kernel/contract.ts';
import { hoursText } from '../../../kernel/quantity.ts';
import { page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { myCredentials } from '../contract.ts';
import { stateTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof myCredentials>;
type Paper = Data['items'][number];

function MyCredentials({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale].mine;
  return (
    <>
      <PageHead title={t.title} lede={t.lede} isOwn>
        <ButtonLink to="/my/record">{t.toRecord}</ButtonLink>
      </PageHead>
      {data.items.length === 0 && <Empty title={t.empty}>{t.emptyWhy}</Empty>}
      {data.items.map((paper) => (
        <PaperCard key={paper.id} paper={paper} visit={visit} />
      ))}
      <Pager visit={visit} next={data.next} />
    </>
  );
}

function PaperCard({ paper, visit }: { readonly paper: Paper; readonly visit: Visit }) {
  const { mine: t, kinds, states, revocationKinds, until, hours } = words[visit.locale];
  const { revokedOn, revocationKind } = paper;
  return (
    <Card
      title={paper.title ?? kinds[paper.kind]}
      number={paper.number}
      tag={<Tag tone={stateTone[paper.state]}>{states[paper.state]}</Tag>}
      action={revokedOn ? undefined : <Papers paper={paper} visit={visit} />}
    >
      {revokedOn && revocationKind && (
        <Notice tone="late">{t.revoked(revokedOn, revocationKinds[revocationKind])}</Notice>
      )}
      {paper.text && <p>{paper.text}</p>}
      <Facts
        items={[
          { term: t.issuer, description: paper.issuerName },
          { term: t.issuedOn, description: paper.issuedOn },
          { term: t.validity, description: revokedOn ? null : until(paper.validUntil) },
          { term: t.hours, description: paper.totalMinutes > 0 ? hours(hoursText(paper.totalMinutes)) : null },
          { term: t.code, description: paper.code },
        ]}
      />
    </Card>
  );
}

/** The paper to print, the badge for software, and the address for whoever wants to check it. */
function Papers({ paper, visit }: { readonly paper: Paper; readonly visit: Visit }) {
  const t = words[visit.locale].mine;
  const pdf = `/api/credentials/${paper.id}/paper`;
  const badge = `/api/verify/${paper.number}/badge.json?code=${paper.code}`;
  return (
    <>
      <div className="buttons">
        <ButtonLink to={visit.locale === 'en' ? `${pdf}?language=en` : pdf} weight="main">
          {t.pdf}
        </ButtonLink>
        {visit.locale !== 'en' && <ButtonLink to={`${pdf}?language=en`}>{t.pdfEnglish}</ButtonLink>}
        <ButtonLink to={badge}>{t.badge}</ButtonLink>
      </div>
      <p className="meta">
        <Link to={`/verify/${paper.number}?code=${paper.code}`}>{t.link}</Link>　{t.linkHint}
      </p>
    </>
  );
}

export const myCredentialsPage = page<Data>({
  path: '/my/credentials',
  audience: 'signed-in',
  face: 'phone',
  load: (visit) => visit.read(myCredentials, { after: visit.query['after'] }),
  title: (_data, visit) => words[visit.locale].mine.title,
  View: MyCredentials,
});
