import { civilDateOf, clockTimeOf } from '../../../kernel/days.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { DataTable } from '../../../platform/pages/parts/DataTable.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { listMessages } from '../contract.ts';
import { words } from '../messages/words.ts';

type Data = OutputOf<typeof listMessages>;

function View({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale].messages;
  return (
    <>
      <PageHead title={t.title} lede={t.lede}>
        <ButtonLink to="/sign-in">{t.back}</ButtonLink>
      </PageHead>
      {data.items.length === 0 ? (
        <Empty title={t.empty} />
      ) : (
        <DataTable
          caption={t.title}
          columns={[
            { title: t.at, cell: (message) => `${civilDateOf(message.at)} ${clockTimeOf(message.at)}` },
            { title: t.to, cell: (message) => message.phone },
            { title: t.text, cell: (message) => message.text },
          ]}
          rows={data.items}
        />
      )}
    </>
  );
}

/** Exists only while messages are kept here instead of being sent: then codes are read on this page. */
export const messagesPage = page<Data>({
  path: '/developer/messages',
  audience: 'anyone',
  face: 'phone',
  load: (visit) => visit.read(listMessages, {}),
  title: (_data, visit) => words[visit.locale].messages.title,
  View,
});
