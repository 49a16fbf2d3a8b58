import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { Prose } from '../../../platform/pages/parts/Prose.tsx';
import { listBulletins } from '../contract.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof listBulletins>;

function Bulletins({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      {data.items.length === 0 ? <Empty title={t.empty}>{t.emptyHint}</Empty> : null}
      {data.items.map((bulletin) => (
        <Card
          key={bulletin.id}
          title={bulletin.title}
          to={`/bulletins/${bulletin.id}`}
          number={t.issue(bulletin.issueNo ?? 0, bulletin.totalNo ?? 0)}
          meta={t.issuedBy(bulletin.organisationName, t.day(bulletin.issuedOn ?? ''))}
        >
          <Prose text={bulletin.lead} lang="zh-CN" />
        </Card>
      ))}
      <Pager visit={visit} next={data.next} />
    </>
  );
}

export const bulletinsPage = page<Data>({
  path: '/bulletins',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(listBulletins, { after: visit.query['after'] }),
  title: (_data, visit) => words[visit.locale].title,
  View: Bulletins,
});
