import { civilDateOf, clockTimeOf } from '../../../kernel/days.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Numbers } from '../../../platform/pages/parts/Numbers.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { getBulletin, type BulletinView } from '../contract.ts';
import { words } from '../messages/words.ts';

/** Where a paragraph's source can be seen by everybody. */
const sourcePages: Readonly<Record<string, string>> = { activities: '/activities', commitments: '/commitments' };

function Paragraph({
  paragraph,
  text,
}: {
  readonly paragraph: BulletinView['paragraphs'][number];
  readonly text: string;
}) {
  const address = paragraph.source && sourcePages[paragraph.source.capability];
  return (
    <p>
      {paragraph.text}{' '}
      {address && paragraph.source ? <Link to={`${address}/${paragraph.source.id}`}>{text}</Link> : null}
    </p>
  );
}

function Bulletin({ data, visit }: ViewProps<BulletinView>) {
  const t = words[visit.locale];
  const number = data.issueNo && data.totalNo ? t.issue(data.issueNo, data.totalNo) : t.unnumbered;
  const [first] = data.figures;
  return (
    <>
      <PageHead
        title={data.title}
        number={number}
        lede={t.issuedBy(data.organisationName, data.issuedOn ?? '')}
        back={{ text: t.title, to: '/bulletins' }}
      >
        <ButtonLink to={`/api/bulletins/${data.id}/word`}>{t.word}</ButtonLink>
      </PageHead>
      <p>{data.lead}</p>
      {first ? (
        <Section title={t.figures} lede={t.periodText(first.from, first.to)}>
          <Numbers
            items={data.figures.map(({ figureId, name, unit, text, from, to }) => ({
              value: text,
              unit,
              label: name,
              to: `/figures/${figureId}?${new URLSearchParams({ organisationId: data.organisationId, from, to })}`,
            }))}
          />
          <p>{t.measuredAt(`${civilDateOf(first.measuredAt)} ${clockTimeOf(first.measuredAt)}`)}</p>
        </Section>
      ) : null}
      <Section title={t.body}>
        {data.paragraphs.map((paragraph) => (
          <Paragraph key={paragraph.id} paragraph={paragraph} text={t.openSource} />
        ))}
      </Section>
      <Facts
        items={[
          { term: t.report, description: data.distribution.report },
          { term: t.send, description: data.distribution.send },
          { term: t.issueTo, description: data.distribution.issue },
        ]}
      />
    </>
  );
}

export const bulletinPage = page<BulletinView>({
  path: '/bulletins/:bulletinId',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(getBulletin, { bulletinId: visit.params['bulletinId'] ?? '' }),
  title: (data) => data.title,
  View: Bulletin,
});
