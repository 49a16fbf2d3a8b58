import type { OutputOf } from '../../../kernel/contract.ts';
import { civilDateOf, clockTimeOf } from '../../../kernel/days.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Prose } from '../../../platform/pages/parts/Prose.tsx';
import { listMails } from '../contract.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof listMails>;

function Mails({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale].mails;
  return (
    <>
      <PageHead title={t.title} lede={t.lede} back={{ text: t.back, to: '/my/notices/settings' }} />
      {data.items.length === 0 && <Empty title={t.empty}>{t.lede}</Empty>}
      {data.items.map((mail) => (
        <Card
          key={mail.id}
          title={mail.subject}
          meta={`${t.to(mail.to)} · ${civilDateOf(mail.at)} ${clockTimeOf(mail.at)}`}
        >
          <Prose text={mail.text} />
        </Card>
      ))}
    </>
  );
}

export const mailsPage = page<Data>({
  path: '/developer/mails',
  audience: 'anyone',
  face: 'phone',
  load: (visit) => visit.read(listMails, {}),
  title: (_data, visit) => words[visit.locale].mails.title,
  View: Mails,
});
