import type { OutputOf } from '../../../kernel/contract.ts';
import { civilDateOf, clockTimeOf } from '../../../kernel/days.ts';
import { form, page, type ViewProps } from '../../../platform/pages/page.ts';
import { Buttons } from '../../../platform/pages/parts/Buttons.tsx';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { PostForm } from '../../../platform/pages/parts/PostForm.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import { listNotices, markRead } from '../contract.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof listNotices>;

/** What somebody was told. The red button is there only while something is unread. */
function Notices({ data, visit, trouble }: ViewProps<Data>) {
  const { inbox: t, kinds } = words[visit.locale];
  return (
    <>
      <PageHead title={t.title} lede={t.lede} back={{ text: t.back, to: '/my' }} />
      <Buttons>
        {data.unread > 0 && (
          <PostForm visit={visit} name="read" trouble={trouble}>
            <SendButton>{t.allRead}</SendButton>
          </PostForm>
        )}
        <ButtonLink to="/my/notices/settings" weight="quiet">
          {t.settings}
        </ButtonLink>
      </Buttons>
      {data.items.length === 0 && <Empty title={t.empty}>{t.emptyWhy}</Empty>}
      <Rows>
        {data.items.map((notice) => (
          <Row
            key={notice.id}
            title={notice.title}
            to={notice.to}
            tag={notice.isRead ? undefined : <Tag tone="waiting">{t.unread}</Tag>}
            meta={notice.text}
            due={`${kinds[notice.kind]} · ${civilDateOf(notice.at)} ${clockTimeOf(notice.at)}`}
          />
        ))}
      </Rows>
      <Pager visit={visit} next={data.next} />
    </>
  );
}

export const noticesPage = page<Data>({
  path: '/my/notices',
  audience: 'signed-in',
  face: 'phone',
  load: (visit) => visit.read(listNotices, { after: visit.query['after'] }),
  title: (_data, visit) => words[visit.locale].inbox.title,
  View: Notices,
  forms: { read: form(markRead, { then: () => '/my/notices' }) },
});
