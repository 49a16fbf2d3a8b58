import { z } from 'zod';
import { form, page, type ViewProps } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { setFirstPassword } from '../contract/passwords.ts';
import { usualPolicy } from '../domain/passwords.ts';
import { words } from '../messages/words.ts';

type Data = { readonly invitationId: string; readonly secret: string } | null;

/** Reached by the link that a security administrator handed over; it says nothing of whose link it is. */
function View({ data, visit, trouble }: ViewProps<Data>) {
  const { firstPassword: t, passwordHint } = words[visit.locale];
  if (data === null) {
    return (
      <>
        <PageHead title={t.title} />
        <Empty title={t.bad} />
      </>
    );
  }
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      <Card>
        <PostForm visit={visit} name="password" trouble={trouble} fields={data}>
          <TextField
            name="password"
            label={t.password}
            hint={passwordHint(usualPolicy.leastLength, usualPolicy.leastClasses)}
            type="password"
            autoComplete="new-password"
            maxLength={200}
            required
          />
          <SendButton>{t.send}</SendButton>
        </PostForm>
      </Card>
    </>
  );
}

export const firstPasswordPage = page<Data>({
  path: '/sign-in/first-password',
  audience: 'anyone',
  face: 'phone',
  load: async (visit) => {
    const invitationId = z.uuid().safeParse(visit.query['ticket']);
    const secret = z.string().min(20).max(100).safeParse(visit.query['secret']);
    return invitationId.success && secret.success ? { invitationId: invitationId.data, secret: secret.data } : null;
  },
  title: (_data, visit) => words[visit.locale].firstPassword.title,
  View,
  forms: { password: form(setFirstPassword, { then: () => '/sign-in?password=set' }) },
});
