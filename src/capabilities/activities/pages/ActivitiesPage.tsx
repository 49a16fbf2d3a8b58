import type { OutputOf } from '../../../kernel/contract.ts';
import { hoursText } from '../../../kernel/quantity.ts';
import { page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Cards } from '../../../platform/pages/parts/Cards.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { listActivities } from '../contract.ts';
import { stateShown } from '../domain/model.ts';
import { activityTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';
import { ActivityCard } from './ActivityCard.tsx';

type List = OutputOf<typeof listActivities>;
type Data = { readonly upcoming: List; readonly past: List };

function Activities({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale].said;
  return (
    <>
      <PageHead title={t.listTitle} lede={t.listLede}>
        {visit.actor.kind === 'person' && <ButtonLink to="/my/activities">{t.seeMyActivities}</ButtonLink>}
      </PageHead>
      <Section title={t.upcoming}>
        {data.upcoming.items.length === 0 && <Empty title={t.nothingUpcoming}>{t.nothingUpcomingWhy}</Empty>}
        <Cards>
          {data.upcoming.items.map((activity) => (
            <ActivityCard key={activity.id} activity={activity} visit={visit} />
          ))}
        </Cards>
        <Pager visit={visit} next={data.upcoming.next} />
      </Section>
      <Section title={t.past}>
        {data.past.items.length === 0 && <Empty title={t.nothingPast}>{t.nothingPastWhy}</Empty>}
        <Cards>
          {data.past.items.map((activity) => (
            <PastCard key={activity.id} activity={activity} visit={visit} />
          ))}
        </Cards>
        <Pager visit={visit} next={data.past.next} param="past" />
      </Section>
    </>
  );
}

type CardProps = { readonly activity: List['items'][number]; readonly visit: Visit };

function PastCard({ activity, visit }: CardProps) {
  const { said: t, times, states } = words[visit.locale];
  const state = stateShown(activity, visit.now);
  const counts = [t.present(activity.presentCount)];
  if (activity.serviceMinutes > 0) counts.push(t.served(hoursText(activity.serviceMinutes)));
  return (
    <Card
      title={activity.title}
      to={`/activities/${activity.id}`}
      tag={<Tag tone={activityTone[state]}>{states[state]}</Tag>}
      meta={counts.join(' · ')}
    >
      <p>
        {times.span(activity.startsAt, activity.endsAt)} · {activity.organisationName}
      </p>
    </Card>
  );
}

export const activitiesPage = page<Data>({
  path: '/activities',
  audience: 'anyone',
  face: 'portal',
  load: async (visit) => ({
    upcoming: await visit.read(listActivities, { when: 'upcoming', after: visit.query['after'] }),
    past: await visit.read(listActivities, { when: 'past', after: visit.query['past'], limit: 6 }),
  }),
  title: (_data, visit) => words[visit.locale].said.listTitle,
  View: Activities,
});
