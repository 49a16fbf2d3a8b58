import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { myActivities } from '../contract.ts';
import { stateShown } from '../domain/model.ts';
import { activityTone, signUpTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof myActivities>;

function MyActivities({ data, visit }: ViewProps<Data>) {
  const { said: t, times } = words[visit.locale];
  return (
    <>
      <PageHead title={t.mineTitle} lede={t.mineLede} isOwn>
        <ButtonLink to="/my/record">{t.seeMyRecord}</ButtonLink>
        <ButtonLink to="/activities">{t.listTitle}</ButtonLink>
      </PageHead>
      {data.items.length === 0 && <Empty title={t.mineEmpty}>{t.mineEmptyWhy}</Empty>}
      <Rows>
        {data.items.map((item) => (
          <Row
            key={item.activityId}
            title={item.title}
            to={`/activities/${item.activityId}`}
            tag={<StateOf item={item} visit={visit} />}
            meta={`${item.placeText} · ${item.organisationName}`}
            due={times.span(item.startsAt, item.endsAt)}
          />
        ))}
      </Rows>
      <Pager visit={visit} next={data.next} />
    </>
  );
}

/** While an activity takes sign-ups my place matters; afterwards what became of it. */
function StateOf({ item, visit }: { readonly item: Data['items'][number]; readonly visit: ViewProps<Data>['visit'] }) {
  const { states, signUpStates } = words[visit.locale];
  const state = stateShown({ state: item.activityState, endsAt: item.endsAt }, visit.now);
  if (state === 'recruiting') {
    return <Tag tone={signUpTone[item.state]}>{signUpStates[item.state]}</Tag>;
  }
  return <Tag tone={activityTone[state]}>{states[state]}</Tag>;
}

export const myActivitiesPage = page<Data>({
  path: '/my/activities',
  audience: 'signed-in',
  face: 'phone',
  load: (visit) => visit.read(myActivities, { after: visit.query['after'] }),
  title: (_data, visit) => words[visit.locale].said.mineTitle,
  View: MyActivities,
});
