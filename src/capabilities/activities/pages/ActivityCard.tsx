import type { OutputOf } from '../../../kernel/contract.ts';
import type { Visit } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import type { listActivities } from '../contract.ts';
import { words } from '../messages/words.ts';

type ActivityCardProps = {
  readonly activity: OutputOf<typeof listActivities>['items'][number];
  readonly visit: Visit;
};

/** An activity to come, with the places that are left. */
export function ActivityCard({ activity, visit }: ActivityCardProps) {
  const { said: t, times, kinds } = words[visit.locale];
  return (
    <Card
      title={activity.title}
      to={`/activities/${activity.id}`}
      tag={<Tag tone={activity.freePlaces > 0 ? 'open' : 'waiting'}>{t.freePlaces(activity.freePlaces)}</Tag>}
      meta={activity.segmentKinds.map((kind) => kinds[kind]).join(' · ')}
    >
      <p>{times.span(activity.startsAt, activity.endsAt)}</p>
      <p>
        {activity.placeText} · {activity.organisationName}
      </p>
    </Card>
  );
}
