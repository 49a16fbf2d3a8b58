import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { listDuplicates } from '../contract/merging.ts';
import { words } from '../messages/words.ts';

type Pair = ItemOf<typeof listDuplicates>;
type Side = Pair['one'];

/** What two records have in common, in words. */
export function useCommon(): (pair: Omit<Pair, 'key' | 'one' | 'other'>) => string {
  const { duplicates: t, list } = useWords(words);
  const things = ['samePaper', 'sameName', 'sameBirth', 'samePhone', 'sameOrganisation'] as const;
  return (pair) => list(things.filter((same) => pair[same]).map((same) => t[same]));
}

/** Pairs of records that may be one person. Looking at a pair is the only thing to do here. */
export default function Duplicates(): ReactNode {
  const t = useWords(words).duplicates;
  const common = useCommon();
  const { items, ...pages } = usePages(listDuplicates, { limit: 20 });
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} />
      <DataTable
        caption={t.title}
        rows={items}
        rowKey={(row) => row.key}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        columns={[
          { key: 'one', title: t.one, main: true, cell: (row) => <SideText side={row.one} /> },
          { key: 'other', title: t.other, cell: (row) => <SideText side={row.other} /> },
          { key: 'same', title: t.same, cell: common },
          {
            key: 'compare',
            title: '',
            align: 'end',
            cell: (row) => (
              <ConsoleLink to={`/people/duplicates/${row.one.id}/${row.other.id}`} as="quiet">
                {t.compare}
                <span className="only-read">{`${row.one.volunteerNo} ${row.other.volunteerNo}`}</span>
              </ConsoleLink>
            ),
          },
        ]}
      />
    </>
  );
}

function SideText({ side }: { readonly side: Side }): ReactNode {
  return (
    <>
      {side.maskedName} · {side.volunteerNo}
      <br />
      <small>{[side.maskedPhone, side.organisationName].filter(Boolean).join(' · ')}</small>
    </>
  );
}
