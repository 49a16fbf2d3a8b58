import { z } from 'zod';
import { form, GoTo, page, type ViewProps } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PasskeyFields } from '../../../platform/pages/parts/PasskeyFields.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { askPasskey, finishSecondStep, signInWithPasskey } from '../contract/second-factors.ts';
import { words } from '../messages/words.ts';
import { goOn } from './SignInPage.tsx';

type Data = { readonly ticket: string };

function View({ data, visit, trouble }: ViewProps<Data>) {
  const { secondStep: t, passkey } = words[visit.locale];
  const { ticket } = data;
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      <Card>
        <PostForm visit={visit} name="code" trouble={trouble} fields={{ ticket }}>
          <TextField
            name="code"
            label={t.code}
            hint={t.codeHint}
            autoComplete="one-time-code"
            maxLength={40}
            required
          />
          <SendButton>{t.send}</SendButton>
        </PostForm>
        <PostForm visit={visit} name="passkey" trouble={trouble} fields={{ ticket }}>
          <PasskeyFields
            act="sign"
            askAt={askPasskey.path}
            asking={{ ticket }}
            button={t.passkey}
            failed={passkey.failed}
          />
        </PostForm>
      </Card>
      <p className="meta">{t.lost}</p>
      <p className="meta">
        <Link to="/sign-in">{t.again}</Link>
      </p>
    </>
  );
}

export const secondStepPage = page<Data>({
  path: '/sign-in/second-step',
  audience: 'anyone',
  face: 'phone',
  islands: ['passkey'],
  load: async (visit) => {
    const ticket = z.uuid().safeParse(visit.query['ticket']);
    if (!ticket.success) throw new GoTo('/sign-in');
    return { ticket: ticket.data };
  },
  title: (_data, visit) => words[visit.locale].secondStep.title,
  View,
  forms: {
    code: form(finishSecondStep, { then: goOn }),
    passkey: form(signInWithPasskey, { then: goOn }),
  },
});
