import type { ReactNode } from 'react';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useRead } from '../../../platform/console/use-read.ts';
import { listSubjects } from '../contract.ts';
import { words } from '../messages/words.ts';

/** Each subject with the version that decides today. */
export default function Rules(): ReactNode {
  const t = useWords(words);
  const { data } = useRead(listSubjects, {});
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} />
      <DataTable
        caption={t.title}
        rows={data.items}
        rowKey={({ rule }) => rule.subject}
        columns={[
          {
            key: 'subject',
            title: t.subject,
            main: true,
            cell: ({ rule }) => (
              <>
                <ConsoleLink to={`/rules/${rule.subject}`}>{t.subjects[rule.subject].name}</ConsoleLink>
                <br />
                <small>{t.subjects[rule.subject].says}</small>
              </>
            ),
          },
          { key: 'version', title: t.version, cell: ({ rule }) => rule.title },
          { key: 'since', title: t.since, cell: ({ rule }) => (rule.inForceFrom ? dayText(rule.inForceFrom) : '') },
          { key: 'from', title: t.basis, cell: ({ rule }) => (rule.isOwn ? t.own : t.national) },
          {
            key: 'waiting',
            title: t.state,
            cell: ({ waiting }) =>
              waiting > 0 ? (
                <StateTag tone="waiting">{t.waiting(waiting)}</StateTag>
              ) : (
                <StateTag tone="done">{t.holdsToday}</StateTag>
              ),
          },
        ]}
      />
    </>
  );
}
