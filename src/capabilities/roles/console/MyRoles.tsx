import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { listMyGrants } from '../contract.ts';
import { words } from '../messages/words.ts';
import { useGrantColumns } from './grant-columns.tsx';

/** What I hold or held, from whom, and until when. */
export default function MyRoles(): ReactNode {
  const { mine: t, roles, grants } = useWords(words);
  const pages = usePages(listMyGrants, { limit: 50 });
  const [, ...others] = useGrantColumns();
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} />
      <DataTable<ItemOf<typeof listMyGrants>>
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        columns={[
          {
            key: 'role',
            title: grants.role,
            main: true,
            cell: ({ role }) => (
              <>
                {roles[role].name}
                <br />
                <small>
                  {roles[role].sentence} {roles[role].warning}
                </small>
              </>
            ),
          },
          ...others,
        ]}
      />
    </>
  );
}
