import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { DataTable } from '../../../platform/pages/parts/DataTable.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { getAlliance, type Stay } from '../contract/alliances.ts';
import { words } from '../messages/words.ts';
import { periodText } from './period-text.ts';

type Data = OutputOf<typeof getAlliance>;

function Stays({
  title,
  stays,
  visit,
}: { readonly title: string; readonly stays: readonly Stay[] } & Pick<ViewProps<Data>, 'visit'>) {
  const t = words[visit.locale];
  const says = t.pages;
  return (
    <DataTable
      caption={title}
      rows={stays}
      columns={[
        {
          title: says.organisation,
          cell: (row) => <Link to={`/organisations/${row.organisation.id}`}>{row.organisation.name}</Link>,
        },
        { title: says.part, cell: (row) => t.parts[row.part] },
        { title: says.timeColumn, cell: (row) => periodText(row.joinedOn, row.leftOn, visit.locale) },
        { title: says.document, cell: (row) => row.documentNo },
      ]}
    />
  );
}

/** One alliance with who belongs to it and who did. */
function AllianceView({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  const says = t.pages;
  const present = data.stays.filter(({ leftOn }) => leftOn === null);
  const past = data.stays.filter(({ leftOn }) => leftOn !== null);
  const items = [
    { term: says.keeper, description: <Link to={`/organisations/${data.keeper.id}`}>{data.keeper.name}</Link> },
    { term: says.founded, description: data.foundedOn },
    { term: says.ended, description: data.endedOn },
    { term: says.document, description: data.documentNo },
  ];
  return (
    <>
      <PageHead
        back={{ text: says.allAlliances, to: '/alliances' }}
        tag={
          <Tag tone={data.endedOn ? 'quiet' : 'doing'}>{data.endedOn ? says.hasEnded : t.allianceKinds[data.kind]}</Tag>
        }
        title={data.name}
      />
      <Section title={says.about}>
        <Facts items={items} />
      </Section>
      <Section title={says.members}>
        {present.length > 0 ? <Stays title={says.members} stays={present} visit={visit} /> : <p>{says.noMembers}</p>}
        {data.isCut && <p className="meta">{says.membersCut}</p>}
      </Section>
      {past.length > 0 && (
        <Section title={says.past}>
          <Stays title={says.past} stays={past} visit={visit} />
        </Section>
      )}
    </>
  );
}

export const alliancePage = page<Data>({
  path: '/alliances/:allianceId',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(getAlliance, { allianceId: visit.params['allianceId'] ?? '' }),
  title: (data) => data.name,
  View: AllianceView,
});
