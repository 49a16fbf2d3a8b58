import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { listNotices } from '../../notices/contract.ts';
import { AskConsent, isToBeAsked } from '../../privacy/pages/door.ts';
import { words } from '../messages/words.ts';

type Data = { readonly unread: number; readonly asksConsent: boolean };

const groups = {
  doing: ['/my/activities', '/my/record', '/my/credentials'],
  told: ['/my/notices', '/my/security', '/my/sessions'],
  data: ['/my/profile', '/my/consents', '/my/data', '/my/requests'],
} as const;

/** Everything that is the visitor's own, each with a sentence, so that nobody has to know where it lies. */
function Own({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale].own;
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      {data.asksConsent && <AskConsent visit={visit} />}
      {(['doing', 'told', 'data'] as const).map((group) => (
        <Section key={group} title={t.groups[group]}>
          <Rows>
            {groups[group].map((to) => (
              <Row
                key={to}
                title={t.pages[to].title}
                to={to}
                meta={t.pages[to].says}
                due={
                  to === '/my/notices' && data.unread > 0 ? (
                    <Tag tone="waiting">{t.unread(data.unread)}</Tag>
                  ) : undefined
                }
              />
            ))}
          </Rows>
        </Section>
      ))}
    </>
  );
}

export const ownPage = page<Data>({
  path: '/my',
  audience: 'signed-in',
  face: 'phone',
  async load(visit) {
    const { unread } = await visit.read(listNotices, { limit: 1 });
    return { unread, asksConsent: await isToBeAsked(visit) };
  },
  title: (_data, visit) => words[visit.locale].own.title,
  View: Own,
});
