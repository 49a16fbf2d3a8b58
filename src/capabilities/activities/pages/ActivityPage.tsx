import type { OutputOf } from '../../../kernel/contract.ts';
import { hoursText } from '../../../kernel/quantity.ts';
import { form, page, type ViewProps } from '../../../platform/pages/page.ts';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Prose } from '../../../platform/pages/parts/Prose.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Split } from '../../../platform/pages/parts/Split.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { Thread } from '../../../platform/pages/parts/Thread.tsx';
import { getActivity, signUp, withdraw } from '../contract.ts';
import { stateShown } from '../domain/model.ts';
import { knotsOf } from '../domain/thread.ts';
import { activityTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';
import { OwnPlace } from './OwnPlace.tsx';

type Data = OutputOf<typeof getActivity>;
type Props = ViewProps<Data>;

function Activity({ data, visit, trouble }: Props) {
  const { said: t, states, times, life } = words[visit.locale];
  const state = stateShown(data, visit.now);
  return (
    <>
      <PageHead
        tag={<Tag tone={activityTone[state]}>{states[state]}</Tag>}
        title={data.title}
        lede={times.span(data.startsAt, data.endsAt)}
        back={{ text: t.listTitle, to: '/activities' }}
      />
      {data.state === 'cancelled' && <Notice tone="late">{`${t.cancelled}${data.stateReason ?? ''}`}</Notice>}
      <Thread label={data.title} knots={knotsOf(data, visit.now, { life, day: times.moment })} />
      <Split leads="aside" aside={<OwnPlace activity={data} visit={visit} trouble={trouble} />}>
        <Prose text={data.content} />
        <Announced data={data} visit={visit} />
        <Segments data={data} visit={visit} />
      </Split>
    </>
  );
}

/** Everything a recruitment notice must say (VOL-17), each with its name. */
function Announced({ data, visit }: Props) {
  const { said: t, times } = words[visit.locale];
  const isOver = data.state === 'ended' || data.state === 'settled';
  const counts = [t.present(data.presentCount), t.served(hoursText(data.serviceMinutes))];
  return (
    <Facts
      items={[
        { term: t.when, description: times.span(data.startsAt, data.endsAt) },
        { term: t.where, description: data.placeText },
        { term: t.organiser, description: data.organisationName },
        { term: t.capacity, description: data.capacity === null ? '' : t.people(data.capacity) },
        { term: t.conditions, description: data.conditions },
        { term: t.howToSignUp, description: data.howToSignUp },
        { term: t.signUpCloses, description: times.moment(data.signUpClosesAt) },
        { term: t.risks, description: data.risks },
        { term: t.guarantees, description: data.guarantees },
        { term: t.tookPart, description: isOver ? counts.join(' · ') : '' },
      ]}
    />
  );
}

function Segments({ data, visit }: Props) {
  const { said: t, times, kinds } = words[visit.locale];
  return (
    <Section title={t.segments}>
      <Rows>
        {data.segments.map((segment) => (
          <Row
            key={segment.id}
            title={segment.title}
            tag={<Tag tone="quiet">{kinds[segment.kind]}</Tag>}
            meta={segment.kind === 'volunteer-service' ? t.earnsHours : t.earnsNoHours}
            due={times.clock(segment.startsAt, segment.endsAt)}
          />
        ))}
      </Rows>
    </Section>
  );
}

export const activityPage = page<Data>({
  path: '/activities/:activityId',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(getActivity, { activityId: visit.params['activityId'] ?? '' }),
  title: (data) => data.title,
  View: Activity,
  forms: {
    'sign-up': form(signUp, { then: (output) => `/activities/${output.activityId}` }),
    withdraw: form(withdraw, { then: (output) => `/activities/${output.activityId}` }),
  },
});
