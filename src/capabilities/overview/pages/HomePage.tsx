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

type Part = Pick<ViewProps<Data>, 'visit' | 'data'>;
type MatterCard = { readonly closedOn: string | null; readonly thread: readonly { readonly state: string }[] };

/** The matter shown whole is the one that has come furthest without being closed: it tells the most. */
function byHowFar(one: MatterCard, other: MatterCard): number {
  const tied = ({ thread, closedOn }: MatterCard) =>
    thread.filter((knot) => knot.state === 'done').length - (closedOn ? 100 : 0);
  return tied(other) - tied(one);
}

function Opening({ data, visit }: Part) {
  const t = words[visit.locale];
  const { from, to, figures } = data.year;
  const numbers = shownFigures.flatMap((id) => {
    const figure = figures.find((each) => each.id === id);
    if (!figure) return [];
    const address = `/figures/${id}?${new URLSearchParams({ from, to })}`;
    return [{ value: figure.text, unit: figure.unit, label: t.figures[id], to: address }];
  });
  return (
    <Hero title={t.headline} lede={t.lede} aside={<Numbers items={numbers} />}>
      <ButtonLink to="/needs" weight="main">
        {t.seeNeeds}
      </ButtonLink>
      <ButtonLink to="/activities">{t.seeActivities}</ButtonLink>
    </Hero>
  );
}

function OneMatter({ data: { matter }, visit }: Part) {
  const t = words[visit.locale];
  if (!matter) return null;
  return (
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
  );
}

function OpenNeeds({ data: { needs }, visit }: Part) {
  const t = words[visit.locale];
  const cards = needs.map((need) => <NeedCard key={need.id} need={need} visit={visit} />);
  return (
    <Section title={t.needsTitle} more={{ text: t.allNeeds, to: '/needs' }}>
      {cards.length > 0 ? <Cards>{cards}</Cards> : <Empty title={t.noNeeds}>{t.noNeedsHint}</Empty>}
    </Section>
  );
}

function ComingActivities({ data: { activities }, visit }: Part) {
  const t = words[visit.locale];
  const cards = activities.map((activity) => <ActivityCard key={activity.id} activity={activity} visit={visit} />);
  return (
    <Section title={t.activitiesTitle} more={{ text: t.allActivities, to: '/activities' }}>
      {cards.length > 0 ? <Cards>{cards}</Cards> : <Empty title={t.noActivities}>{t.noActivitiesHint}</Empty>}
    </Section>
  );
}

function Home({ data, visit }: ViewProps<Data>) {
  return (
    <>
      <Opening data={data} visit={visit} />
      <OneMatter data={data} visit={visit} />
      <OpenNeeds data={data} visit={visit} />
      <ComingActivities data={data} visit={visit} />
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
