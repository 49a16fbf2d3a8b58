import type { OutputOf } from '../../../kernel/contract.ts';
import { form, page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { listDemoPeople, requestCode, signInAsDemoPerson, signInWithPassword, type DemoPeople } from '../contract.ts';
import { safeNext } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import { DemoPeoplePanel } from './DemoPeoplePanel.tsx';

type Data = { readonly demo: DemoPeople | null };

/** Where to after signing in: back to where somebody wanted to go, or home. */
export function goOn(output: { readonly home: string }, visit: Visit): string {
  return safeNext(visit.query['next']) ?? output.home;
}

/** The second step has an address of its own, so that going back and forth loses nothing. */
function toSecondStep({ ticket }: OutputOf<typeof requestCode>, visit: Visit): string {
  const next = safeNext(visit.query['next']);
  return `/sign-in/code?${new URLSearchParams({ ticket, ...(next ? { next } : {}) })}`;
}

function View({ data, visit, trouble }: ViewProps<Data>) {
  const t = words[visit.locale].signIn;
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
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
  load: async (visit) => ({ demo: visit.isDemo ? await visit.read(listDemoPeople, {}) : null }),
  title: (_data, visit) => words[visit.locale].signIn.title,
  View,
  forms: {
    phone: form(requestCode, { then: toSecondStep }),
    password: form(signInWithPassword, { then: goOn }),
    demo: form(signInAsDemoPerson, { then: goOn }),
  },
});
