import type { OutputOf } from '../../../kernel/contract.ts';
import { form, page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PasskeyFields } from '../../../platform/pages/parts/PasskeyFields.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import {
  listDemoPeople,
  requestCode,
  signInAsDemoPerson,
  signInWithPassword,
  type DemoPeople,
  type SignedIn,
} from '../contract.ts';
import { readIdentityProvider } from '../contract/identity.ts';
import { askPasskey, signInWithPasskey } from '../contract/second-factors.ts';
import { safeNext } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import { DemoPeoplePanel } from './DemoPeoplePanel.tsx';

type Data = { readonly demo: DemoPeople | null; readonly identity: string | null };

/** The address with the wish where to go afterwards, if there is one. */
function withNext(address: string, visit: Visit): string {
  const next = safeNext(visit.query['next']);
  if (next === undefined) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams({ next })}`;
}

/** Where to after signing in: back to where somebody wanted to go, or home. */
export function goOn(output: SignedIn, visit: Visit): string {
  const next = safeNext(visit.query['next']);
  if (output.secondStep) return withNext(`/sign-in/second-step?ticket=${output.secondStep}`, visit);
  return output.goFirst ?? next ?? output.home;
}

/** The code is asked for at an address of its own, so that going back and forth loses nothing. */
function toCode({ ticket }: OutputOf<typeof requestCode>, visit: Visit): string {
  return withNext(`/sign-in/code?ticket=${ticket}`, visit);
}

function View({ data, visit, trouble }: ViewProps<Data>) {
  const { signIn: t, passkey, identity } = words[visit.locale];
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      {visit.query['password'] === 'set' && <Notice tone="done">{t.passwordSet}</Notice>}
      <Card>
        <PostForm visit={visit} name="phone" trouble={trouble}>
          <TextField name="phone" label={t.phone} hint={t.phoneHint} type="tel" autoComplete="tel" required />
          <SendButton>{t.getCode}</SendButton>
        </PostForm>
      </Card>
      <Section title={t.staffTitle}>
        <Card>
          <PostForm visit={visit} name="password" trouble={trouble}>
            <TextField name="phone" label={t.phone} type="tel" autoComplete="tel" required />
            <TextField name="password" label={t.password} type="password" autoComplete="current-password" required />
            <SendButton weight="quiet">{t.withPassword}</SendButton>
          </PostForm>
          <PostForm visit={visit} name="passkey" trouble={trouble}>
            <PasskeyFields act="sign" askAt={askPasskey.path} button={passkey.signIn} failed={passkey.failed} />
          </PostForm>
          {data.identity !== null && (
            <ButtonLink to={withNext('/sign-in/identity', visit)}>{identity.signIn(data.identity)}</ButtonLink>
          )}
        </Card>
      </Section>
      {data.demo && <DemoPeoplePanel demo={data.demo} visit={visit} trouble={trouble} />}
      {data.demo && (
        <p className="meta">
          <Link to="/developer/messages">{t.seeMessages}</Link>
        </p>
      )}
    </>
  );
}

export const signInPage = page<Data>({
  path: '/sign-in',
  audience: 'anyone',
  face: 'phone',
  islands: ['passkey'],
  load: async (visit) => ({
    demo: visit.isDemo ? await visit.read(listDemoPeople, {}) : null,
    identity: (await visit.read(readIdentityProvider, {})).name,
  }),
  title: (_data, visit) => words[visit.locale].signIn.title,
  View,
  forms: {
    phone: form(requestCode, { then: toCode }),
    password: form(signInWithPassword, { then: goOn }),
    passkey: form(signInWithPasskey, { then: goOn }),
    demo: form(signInAsDemoPerson, { then: goOn }),
  },
});
