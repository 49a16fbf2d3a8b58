import { civilDateOf, clockTimeOf, type Instant } from '../../../kernel/days.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { form, page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Buttons } from '../../../platform/pages/parts/Buttons.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { endSession, listSessions, signOut, signOutEverywhere } from '../contract.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof listSessions>;

function whenText(instant: Instant): string {
  return `${civilDateOf(instant)} ${clockTimeOf(instant)}`;
}

function View({ data, visit, trouble }: ViewProps<Data>) {
  const t = words[visit.locale].sessions;
  return (
    <>
      <PageHead title={t.title} lede={t.lede} isOwn>
        <ButtonLink to="/my/security">{t.security}</ButtonLink>
      </PageHead>
      <Rows>
        {data.items.map((session) => (
          <Row
            key={session.id}
            tag={<Tag tone={session.isThisOne ? 'done' : 'quiet'}>{session.isThisOne ? t.thisOne : t.other}</Tag>}
            title={`${t.devices[session.device]} · ${t.by[session.beganBy]}`}
            meta={`${t.since(whenText(session.madeAt))} · ${t.seen(whenText(session.seenAt))}`}
            action={
              !session.isThisOne && (
                <PostForm visit={visit} name="end" by="sessionId" trouble={trouble} fields={{ sessionId: session.id }}>
                  <SendButton weight="quiet">{t.end}</SendButton>
                </PostForm>
              )
            }
          />
        ))}
      </Rows>
      <Buttons>
        <PostForm visit={visit} name="here" trouble={trouble}>
          <SendButton>{t.signOut}</SendButton>
        </PostForm>
        <PostForm visit={visit} name="everywhere" trouble={trouble}>
          <SendButton weight="quiet">{t.everywhere}</SendButton>
        </PostForm>
      </Buttons>
    </>
  );
}

export const sessionsPage = page<Data>({
  path: '/my/sessions',
  audience: 'signed-in',
  face: 'phone',
  load: (visit) => visit.read(listSessions, {}),
  title: (_data, visit) => words[visit.locale].sessions.title,
  View,
  forms: {
    end: form(endSession, { then: () => '/my/sessions' }),
    here: form(signOut, { then: () => '/sign-in' }),
    everywhere: form(signOutEverywhere, { then: () => '/sign-in' }),
  },
});
