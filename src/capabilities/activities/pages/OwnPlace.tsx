import type { OutputOf } from '../../../kernel/contract.ts';
import type { FormTrouble, Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import type { getActivity } from '../contract.ts';
import { stateShown } from '../domain/model.ts';
import { signUpTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';

type Activity = OutputOf<typeof getActivity>;
type OwnPlaceProps = { readonly activity: Activity; readonly visit: Visit; readonly trouble?: FormTrouble | undefined };

/** What this visitor can do: sign up, see how it stands, withdraw; a stranger is shown the way to sign in. */
export function OwnPlace({ activity, visit, trouble }: OwnPlaceProps) {
  const { said: t, signUpStates } = words[visit.locale];
  if (stateShown(activity, visit.now) !== 'recruiting') return null;
  const places = [t.freePlaces(activity.freePlaces)];
  if (activity.waitingCount > 0) places.push(t.waiting(activity.waitingCount));
  if (activity.mine) {
    const { state, waitingBefore } = activity.mine;
    return (
      <Card tag={<Tag tone={signUpTone[state]}>{signUpStates[state]}</Tag>} meta={places.join(' · ')}>
        <p>{state === 'confirmed' ? t.mineConfirmed : t.mineWaiting(waitingBefore)}</p>
        {state === 'waiting' && <p>{t.mineWaitingHow}</p>}
        {visit.now < activity.startsAt && <WithdrawForm visit={visit} trouble={trouble} />}
      </Card>
    );
  }
  if (!activity.isSignUpOpen) return <Card meta={places.join(' · ')}>{t.signUpClosed}</Card>;
  if (visit.actor.kind !== 'person') {
    const next = encodeURIComponent(`/activities/${activity.id}`);
    return (
      <Card
        meta={places.join(' · ')}
        action={
          <ButtonLink to={`/sign-in?next=${next}`} weight="main">
            {t.signInFirst}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <Card meta={places.join(' · ')}>
      <PostForm visit={visit} name="sign-up" {...(trouble ? { trouble } : {})}>
        <SendButton>{activity.freePlaces > 0 ? t.signUp : t.signUpWaiting}</SendButton>
      </PostForm>
    </Card>
  );
}

function WithdrawForm({ visit, trouble }: Pick<OwnPlaceProps, 'visit' | 'trouble'>) {
  const t = words[visit.locale].said;
  return (
    <PostForm visit={visit} name="withdraw" {...(trouble ? { trouble } : {})}>
      <p className="meta">{t.withdrawHow}</p>
      <SendButton weight="quiet">{t.withdraw}</SendButton>
    </PostForm>
  );
}
