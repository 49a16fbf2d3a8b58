import type { OutputOf } from '../../../kernel/contract.ts';
import { Id } from '../../../kernel/contract.ts';
import { page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { Cards } from '../../../platform/pages/parts/Cards.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { listNeeds } from '../contract.ts';
import { NeedCategory } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { CategoryFilter } from './CategoryFilter.tsx';
import { NeedCard } from './NeedCard.tsx';

type Data = OutputOf<typeof listNeeds>;

/** What the address asks for; what is misspelt there is left out rather than refused. */
function filterOf({ query }: Visit) {
  return {
    category: NeedCategory.safeParse(query['category']).data,
    clauseId: Id.safeParse(query['clause']).data,
  };
}

function NeedsView({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  const { category, clauseId } = filterOf(visit);
  return (
    <>
      <PageHead title={t.wall.title} lede={t.wall.lede} />
      {clauseId ? (
        <Notice tone="quiet">
          <p>
            {t.wall.ofClause} <Link to={`/clauses/${clauseId}`}>{t.page.toClause}</Link>{' '}
            <Link to="/needs">{t.wall.allNeeds}</Link>
          </p>
        </Notice>
      ) : (
        <CategoryFilter chosen={category ?? null} locale={visit.locale} />
      )}
      {data.items.length === 0 ? (
        <Empty title={t.wall.emptyTitle}>{t.wall.empty}</Empty>
      ) : (
        <Cards>
          {data.items.map((need) => (
            <NeedCard key={need.id} need={need} visit={visit} />
          ))}
        </Cards>
      )}
      <Pager visit={visit} next={data.next} />
    </>
  );
}

export const needsPage = page<Data>({
  path: '/needs',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(listNeeds, { ...filterOf(visit), after: visit.query['after'], limit: 12 }),
  title: (_, visit) => words[visit.locale].wall.title,
  View: NeedsView,
});
