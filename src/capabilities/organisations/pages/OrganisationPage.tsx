import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { DataTable } from '../../../platform/pages/parts/DataTable.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { getProfile } from '../contract/profile.ts';
import { words } from '../messages/words.ts';
import { periodText } from './period-text.ts';

type Data = OutputOf<typeof getProfile>;
type Named = { readonly id: string; readonly name: string };

function Links({ of }: { readonly of: readonly Named[] }) {
  return (
    <>
      {of.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ' · '}
          <Link to={`/organisations/${id}`}>{name}</Link>
        </span>
      ))}
    </>
  );
}

function regionText({ data, visit }: ViewProps<Data>): string {
  const t = words[visit.locale].pages;
  const { code, name, isAbolished, successors } = data.region;
  const known = name === null ? code : `${name} ${code}`;
  if (!isAbolished) return known;
  const now = successors.map((each) => (each.name === null ? each.code : `${each.name} ${each.code}`));
  return [t.regionAbolished(known), now.length > 0 ? t.successors(now.join(', ')) : ''].filter(Boolean).join(' ');
}

function About(props: ViewProps<Data>) {
  const { data, visit } = props;
  const t = words[visit.locale];
  const says = t.pages;
  const items = [
    { term: t.shortName, description: data.shortName === data.name ? null : data.shortName },
    { term: t.kind, description: t.kinds[data.kind] },
    { term: t.host, description: data.host && <Links of={[data.host]} /> },
    { term: says.creditCode, description: data.creditCode },
    { term: says.region, description: regionText(props) },
    {
      term: says.liaisons,
      description: data.liaisonPosts.map(({ post, from }) => `${post} (${says.since(from)})`).join(' · '),
    },
  ];
  return (
    <Section title={says.about}>
      <Facts items={items} />
      {data.liaisonPosts.length > 0 && <p className="meta">{says.liaisonsLede}</p>}
    </Section>
  );
}

function Place({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  const says = t.pages;
  const items = [
    { term: t.parent, description: data.above.length > 0 ? <Links of={data.above} /> : says.top },
    { term: says.hosts, description: data.hosts.length > 0 ? <Links of={data.hosts} /> : null },
    { term: says.absorbed, description: data.absorbed.length > 0 ? <Links of={data.absorbed} /> : null },
    {
      term: says.moves,
      description: data.moves.map(({ on, from, to }) => says.moved(on, from.name, to.name)).join(' · '),
    },
  ];
  return (
    <Section title={says.place}>
      <Facts items={items} />
      {data.below.length === 0 && <p className="meta">{says.noBelow}</p>}
      {data.below.length > 0 && (
        <Rows>
          {data.below.map(({ id, name, kind }) => (
            <Row key={id} title={name} to={`/organisations/${id}`} meta={t.kinds[kind]} />
          ))}
        </Rows>
      )}
      {data.isBelowCut && <p className="meta">{says.belowCut}</p>}
    </Section>
  );
}

function Names({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  const says = t.pages;
  const present = { kind: says.present, name: data.name, time: periodText(data.nameFrom, null, visit.locale) };
  const others = data.names.map(({ kind, name, from, until, isSlip, documentNo }) => ({
    kind: t.nameKinds[kind],
    name,
    time: isSlip ? says.slip : periodText(from, until, visit.locale),
    documentNo,
  }));
  if (others.length === 0) return null;
  return (
    <Section title={says.names} lede={says.namesLede}>
      <DataTable
        caption={says.names}
        rows={[{ ...present, documentNo: null }, ...others]}
        columns={[
          { title: says.nameColumn, cell: (row) => row.name },
          { title: says.kindColumn, cell: (row) => row.kind },
          { title: says.timeColumn, cell: (row) => row.time },
          { title: says.document, cell: (row) => row.documentNo },
        ]}
      />
    </Section>
  );
}

function Alliances({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  const says = t.pages;
  if (data.alliances.length === 0) return null;
  return (
    <Section title={says.alliances}>
      <Rows>
        {data.alliances.map(({ id, name, kind, part, joinedOn, leftOn }) => (
          <Row
            key={`${id} ${joinedOn} ${part}`}
            tag={<Tag tone={leftOn ? 'quiet' : 'doing'}>{t.parts[part]}</Tag>}
            title={name}
            to={`/alliances/${id}`}
            meta={`${t.allianceKinds[kind]} · ${periodText(joinedOn, leftOn, visit.locale)}`}
          />
        ))}
      </Rows>
    </Section>
  );
}

/** One organisation as everybody may see it: no person, only posts. */
function OrganisationView(props: ViewProps<Data>) {
  const { data, visit } = props;
  const t = words[visit.locale];
  const says = t.pages;
  return (
    <>
      <PageHead
        back={{ text: says.all, to: '/organisations' }}
        tag={<Tag tone={data.mergedInto ? 'quiet' : 'doing'}>{data.mergedInto ? says.merged : t.kinds[data.kind]}</Tag>}
        title={data.name}
      />
      {data.mergedInto && (
        <Notice tone="quiet">
          <p>
            {says.mergedInto(data.mergedInto.name, data.mergedInto.on)}{' '}
            <Link to={`/organisations/${data.mergedInto.id}`}>{says.openSurvivor(data.mergedInto.name)}</Link>
          </p>
        </Notice>
      )}
      <About {...props} />
      <Place {...props} />
      <Alliances {...props} />
      <Names {...props} />
    </>
  );
}

export const organisationPage = page<Data>({
  path: '/organisations/:organisationId',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(getProfile, { organisationId: visit.params['organisationId'] ?? '' }),
  title: (data) => data.name,
  View: OrganisationView,
});
