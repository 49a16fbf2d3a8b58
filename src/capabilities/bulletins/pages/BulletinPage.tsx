import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Numbers } from '../../../platform/pages/parts/Numbers.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Prose } from '../../../platform/pages/parts/Prose.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { getBulletin, type BulletinView } from '../contract.ts';
import { words } from '../messages/words.ts';

type Props = ViewProps<BulletinView>;

function Head({ data, visit }: Props) {
  const t = words[visit.locale];
  const { id, title, state, issueNo, totalNo, issuedOn, organisationName } = data;
  return (
    <PageHead
      tag={state === 'published' ? null : <Tag tone="doing">{t.states[state]}</Tag>}
      title={title}
      number={issueNo && totalNo ? t.issue(issueNo, totalNo) : t.unnumbered}
      lede={issuedOn ? t.issuedBy(organisationName, t.day(issuedOn)) : organisationName}
      back={{ text: t.title, to: '/bulletins' }}
    >
      <ButtonLink to={`/api/bulletins/${id}/word`}>{t.word}</ButtonLink>
    </PageHead>
  );
}

/** The numbers as they were signed; each leads to the figure as it is now. */
function Figures({ data, visit }: Props) {
  const t = words[visit.locale];
  const [first] = data.figures;
  if (!first) return null;
  const question = { organisationId: data.organisationId, from: first.from, to: first.to };
  return (
    <Section title={t.figures} lede={`${t.periodText(first.from, first.to)} · ${t.measuredAt(first.measuredAt)}`}>
      <Numbers
        items={data.figures.map(({ figureId, name, unit, text }) => ({
          value: text,
          unit,
          label: name,
          to: `/figures/${figureId}?${new URLSearchParams(question)}`,
        }))}
      />
      {data.state === 'published' ? <Prose text={t.figuresNote} /> : null}
    </Section>
  );
}

type ParagraphProps = Pick<Props, 'visit'> & { readonly paragraph: BulletinView['paragraphs'][number] };

/** A paragraph, with a way to what it tells of. */
function Paragraph({ paragraph, visit }: ParagraphProps) {
  const { text, source } = paragraph;
  const capability = source?.capability;
  const isOpen = capability === 'activities' || capability === 'commitments';
  return (
    <Prose text={text} lang="zh-CN">
      {source && isOpen ? (
        <Link to={`/${capability}/${source.id}`}>{words[visit.locale].openSource[capability]}</Link>
      ) : null}
    </Prose>
  );
}

function Bulletin({ data, visit }: Props) {
  const t = words[visit.locale];
  const { report, send, issue } = data.distribution;
  return (
    <>
      <Head data={data} visit={visit} />
      {t.language ? <Prose text={t.language} /> : null}
      <Prose text={data.lead} lang="zh-CN" />
      <Figures data={data} visit={visit} />
      <Section title={t.body}>
        {data.paragraphs.map((paragraph) => (
          <Paragraph key={paragraph.id} paragraph={paragraph} visit={visit} />
        ))}
      </Section>
      <Facts
        items={[
          { term: t.report, description: report },
          { term: t.send, description: send },
          { term: t.issueTo, description: issue },
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
