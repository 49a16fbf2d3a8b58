import type { OutputOf } from '../../../kernel/contract.ts';
import { form, GoElsewhere, GoTo, page, PageNotFound, type ViewProps } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { beginWithIdentity, linkIdentity, signInWithIdentity } from '../contract/identity.ts';
import { safeNext } from '../domain/rules.ts';
import { words } from '../messages/words.ts';

/** Only a way to the identity provider; there is nothing to see. */
export const identityPage = page<null>({
  path: '/sign-in/identity',
  audience: 'anyone',
  face: 'phone',
  load: async (visit) => {
    const next = safeNext(visit.query['next']);
    const begun = await visit.read(beginWithIdentity, next ? { next } : {});
    if (!begun) throw new PageNotFound();
    throw new GoElsewhere(begun.address);
  },
  title: (_data, visit) => words[visit.locale].identity.title,
  View: () => null,
});

type Data = { readonly query: string };

/** Who is signed in here already came back to link; a press says that this is meant. */
function View({ data, visit, trouble }: ViewProps<Data>) {
  const t = words[visit.locale].identity;
  return (
    <>
      <PageHead title={t.linkTitle} lede={t.linkLede} />
      <Card>
        <PostForm visit={visit} name="link" trouble={trouble} fields={data}>
          <SendButton>{t.link}</SendButton>
        </PostForm>
      </Card>
    </>
  );
}

function wayOn(output: OutputOf<typeof signInWithIdentity>): string {
  return output.goFirst ?? safeNext(output.next ?? undefined) ?? output.home;
}

/** Where the identity provider sends people back to. */
export const identityReturnPage = page<Data>({
  path: '/sign-in/identity/return',
  audience: 'anyone',
  face: 'phone',
  load: async (visit) => {
    const query = new URLSearchParams(visit.query).toString();
    if (visit.actor.kind === 'person') return { query };
    if (query === '') throw new GoTo('/sign-in');
    throw new GoTo(wayOn(await visit.read(signInWithIdentity, { query })));
  },
  title: (_data, visit) => words[visit.locale].identity.linkTitle,
  View,
  forms: { link: form(linkIdentity, { then: () => '/my/security' }) },
});
