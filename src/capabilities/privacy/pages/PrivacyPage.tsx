import type { OutputOf } from '../../../kernel/contract.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { listNotices } from '../contract/notices.ts';
import { words } from '../messages/words.ts';
import { dayText } from './day-text.ts';

type Data = OutputOf<typeof listNotices>;

function View({ data, visit }: ViewProps<Data>) {
  const { publicPage: t } = words[visit.locale];
  const today = civilDateOf(visit.now);
  const inForce = data.items.filter((notice) => notice.isInForce);
  const others = data.items.filter((notice) => !notice.isInForce);
  const rows = (notices: Data['items'], tone: 'done' | 'quiet' | 'waiting', tag?: string) => (
    <Rows>
      {notices.map((notice) => (
        <Row
          key={`${notice.kind}-${notice.version}`}
          tag={tag && <Tag tone={tone}>{tag}</Tag>}
          title={notice.title}
          to={`/privacy/${notice.kind}${notice.isInForce ? '' : `?version=${notice.version}`}`}
          meta={t.version(notice.version)}
          due={t.since(dayText(notice.inForceOn, visit.locale))}
        />
      ))}
    </Rows>
  );
  const earlier = others.filter((notice) => notice.inForceOn <= today);
  const later = others.filter((notice) => notice.inForceOn > today);
  return (
    <>
      <PageHead title={t.title} lede={t.lede}>
        <ButtonLink to="/my/consents" weight="main">
          {t.mine}
        </ButtonLink>
        <ButtonLink to="/complaints/new?from=/privacy">{t.complain}</ButtonLink>
      </PageHead>
      {rows(inForce, 'done', t.inForce)}
      {later.length > 0 && <Section title={t.later}>{rows(later, 'waiting')}</Section>}
      {earlier.length > 0 && <Section title={t.earlier}>{rows(earlier, 'quiet')}</Section>}
    </>
  );
}

export const privacyPage = page<Data>({
  path: '/privacy',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(listNotices, {}),
  title: (_data, visit) => words[visit.locale].publicPage.title,
  View,
});
