import { z } from 'zod';
import { form, GoTo, page, type ViewProps } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { CheckField } from '../../../platform/pages/parts/CheckField.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { signInWithCode } from '../contract.ts';
import { safeNext } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import { goOn } from './SignInPage.tsx';

type Data = { readonly ticket: string; readonly back: string };

function View({ data, visit, trouble }: ViewProps<Data>) {
  const t = words[visit.locale].signIn;
  // Asked only after the right code came from a telephone that is new here: before that it would tell who is known.
  const needsName =
    trouble !== undefined &&
    ('name' in trouble.fields || 'agreed' in trouble.fields || (trouble.values['name'] ?? '') !== '');
  return (
    <>
      <PageHead title={t.codeTitle} lede={t.codeSent} />
      <Card>
        <PostForm visit={visit} name="code" trouble={trouble} fields={{ ticket: data.ticket }}>
          <TextField
            name="code"
            label={t.code}
            hint={t.codeHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            required
          />
          {needsName && (
            <TextField
              name="name"
              label={t.personName}
              hint={t.personNameHint}
              autoComplete="name"
              maxLength={30}
              required
            />
          )}
          {needsName && <CheckField name="agreed" label={t.agree} required />}
          {needsName && (
            <p className="meta">
              <Link to="/privacy/general">{t.readNotice}</Link>
            </p>
          )}
          <SendButton>{t.send}</SendButton>
        </PostForm>
      </Card>
      <p className="meta">
        {t.codeAgain} <Link to={data.back}>{t.otherPhone}</Link>
      </p>
      {visit.isDemo && (
        <p className="meta">
          <Link to="/developer/messages">{t.seeMessages}</Link>
        </p>
      )}
    </>
  );
}

export const codePage = page<Data>({
  path: '/sign-in/code',
  audience: 'anyone',
  face: 'phone',
  load: async (visit) => {
    const next = safeNext(visit.query['next']);
    const back = next ? `/sign-in?${new URLSearchParams({ next })}` : '/sign-in';
    const ticket = z.uuid().safeParse(visit.query['ticket']);
    if (!ticket.success) throw new GoTo(back);
    return { ticket: ticket.data, back };
  },
  title: (_data, visit) => words[visit.locale].signIn.codeTitle,
  View,
  forms: { code: form(signInWithCode, { then: goOn }) },
});
