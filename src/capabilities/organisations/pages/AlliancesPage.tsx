import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { listAlliances } from '../contract/alliances.ts';
import { words } from '../messages/words.ts';
import { periodText } from './period-text.ts';

type Data = OutputOf<typeof listAlliances>;

function AlliancesView({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  const says = t.pages;
  return (
    <>
      <PageHead back={{ text: says.all, to: '/organisations' }} title={says.alliancesTitle} lede={says.alliancesLede} />
      <Section title={says.allAlliances}>
        {data.items.length === 0 && <Empty title={says.noneFounded} />}
        {data.items.length > 0 && (
          <Rows>
            {data.items.map((alliance) => (
              <Row
                key={alliance.id}
                tag={
                  <Tag tone={alliance.endedOn ? 'quiet' : 'doing'}>
                    {alliance.endedOn ? says.hasEnded : t.allianceKinds[alliance.kind]}
                  </Tag>
                }
                title={alliance.name}
                to={`/alliances/${alliance.id}`}
                meta={[
                  periodText(alliance.foundedOn, alliance.endedOn, visit.locale),
                  says.memberCount(alliance.memberCount),
                ].join(' · ')}
              />
            ))}
          </Rows>
        )}
        <Pager visit={visit} next={data.next} />
      </Section>
    </>
  );
}

export const alliancesPage = page<Data>({
  path: '/alliances',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(listAlliances, { after: visit.query['after'] }),
  title: (_, visit) => words[visit.locale].pages.alliancesTitle,
  View: AlliancesView,
});
