import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Notice } from '../../../platform/pages/parts/Notice.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Prose } from '../../../platform/pages/parts/Prose.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { getNotice } from '../contract/notices.ts';
import { NoticePoint, type NoticeKind } from '../domain/notice.ts';
import { words } from '../messages/words.ts';
import { dayText } from './day-text.ts';

type Data = OutputOf<typeof getNotice>;

function View({ data: notice, visit }: ViewProps<Data>) {
  const { publicPage: t, points, mine } = words[visit.locale];
  return (
    <>
      <PageHead
        title={notice.text.title}
        number={[t.version(notice.version), t.since(dayText(notice.inForceOn, visit.locale))].join(' · ')}
        back={{ text: t.back, to: '/privacy' }}
      />
      {!notice.isInForce && <Notice tone="waiting">{t.notInForce}</Notice>}
      {NoticePoint.options.map((point) => (
        <Section key={point} title={points[point]}>
          <Prose text={notice.text.points[point]} />
        </Section>
      ))}
      <p>
        <ButtonLink to="/my/consents">{mine.title}</ButtonLink>
      </p>
    </>
  );
}

export const noticePage = page<Data>({
  path: '/privacy/:kind',
  audience: 'anyone',
  face: 'portal',
  load: (visit) =>
    visit.read(getNotice, {
      kind: visit.params['kind'] as NoticeKind,
      version: visit.query['version'],
    }),
  title: (notice) => notice.text.title,
  View,
});
