import { page, type Visit, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Cards } from '../../../platform/pages/parts/Cards.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { Hero } from '../../../platform/pages/parts/Hero.tsx';
import { Numbers } from '../../../platform/pages/parts/Numbers.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Thread } from '../../../platform/pages/parts/Thread.tsx';
import { ActivityCard } from '../../activities/pages/door.ts';
import { listActivities } from '../../activities/contract.ts';
import { listPublicCommitments } from '../../commitments/contract.ts';
import { CommitmentTag } from '../../commitments/pages/door.ts';
import { listNeeds } from '../../three-lists/contract.ts';
import { NeedCard } from '../../three-lists/pages/door.ts';
import { getYear } from '../contract.ts';
import { words } from '../messages/words.ts';

const shownFigures = ['closed-commitments', 'service-minutes', 'participations', 'sessions'] as const;
const CARDS = 3;

async function load(visit: Visit) {
  const year = await visit.read(getYear, {});
  const { items: recent } = await visit.read(listPublicCommitments, { limit: 20 });
  const { items: needs } = await visit.read(listNeeds, { limit: CARDS, state: 'open' });
  const { items: activities } = await visit.read(listActivities, { limit: CARDS });
  return { year, needs, activities, matter: recent.toSorted(byHowFar)[0] ?? null };
}

type Data = Awaited<ReturnType<typeof load>>;

/** The matter shown whole is the one that has come furthest without being closed: it tells the most. */
function byHowFar(one: MatterCard, other: MatterCard): number {
  const tied = (card: MatterCard) => card.thread.filter((knot) => knot.state === 'done').length - (card.closedOn ? 100 : 0);
  return tied(other) - tied(one);
}
type MatterCard = { readonly closedOn: string | null; readonly thread: readonly { readonly state: string }[] };

function Home({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  const { matter, needs, activities } = data;
  const { from, to } = data.year;
  const numbers = shownFigures.flatMap((id) => {
    const figure = data.year.figures.find((each) => each.id === id);
    if (!figure) return [];
    return [{ value: figure.text, unit: figure.unit, label: t.figures[id], to: `/figures/${id}?from=${from}&to=${to}` }];
  });
  return (
    <>
      <Hero title={t.headline} lede={t.lede} aside={<Numbers items={numbers} />}>
        <ButtonLink to="/needs" weight="main">
          {t.seeNeeds}
        </ButtonLink>
        <ButtonLink to="/activities">{t.seeActivities}</ButtonLink>
      </Hero>
      {matter ? (
        <Section title={t.matterTitle} more={{ text: t.allCommitments, to: '/commitments' }}>
          <Card
            tag={<CommitmentTag card={matter} locale={visit.locale} />}
            title={matter.title}
            to={`/commitments/${matter.id}`}
            number={t.ledgerNo(matter.ledgerNo)}
          >
            <Thread knots={matter.thread} label={t.threadOf(matter.title)} />
          </Card>
        </Section>
      ) : null}
      <Section title={t.needsTitle} more={{ text: t.allNeeds, to: '/needs' }}>
        {needs.length > 0 ? (
          <Cards>
            {needs.map((need) => (
              <NeedCard key={need.id} need={need} visit={visit} />
            ))}
          </Cards>
        ) : (
          <Empty title={t.noNeeds}>{t.noNeedsHint}</Empty>
        )}
      </Section>
      <Section title={t.activitiesTitle} more={{ text: t.allActivities, to: '/activities' }}>
        {activities.length > 0 ? (
          <Cards>
            {activities.map((activity) => (
              <ActivityCard key={activity.id} activity={activity} visit={visit} />
            ))}
          </Cards>
        ) : (
          <Empty title={t.noActivities} />
        )}
      </Section>
    </>
  );
}

export const homePage = page<Data>({
  path: '/',
  audience: 'anyone',
  face: 'portal',
  load,
  title: (_data, visit) => visit.place.name,
  View: Home,
});
