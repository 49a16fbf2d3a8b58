import { Select } from 'antd';
import type { ReactNode } from 'react';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useFilter } from '../../../platform/console/use-address.ts';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { listConsents } from '../contract/consents.ts';
import { ConsentPurpose } from '../domain/consents.ts';
import { words } from '../messages/words.ts';
import { Rooms } from './Rooms.tsx';

/** Who consented to what and whether it stands. */
export default function Consents(): ReactNode {
  const { desk, purposes } = useWords(words);
  const t = desk.consents;
  const [purpose, setPurpose] = useFilter('purpose');
  const known = ConsentPurpose.safeParse(purpose);
  const pages = usePages(listConsents, known.success ? { purpose: known.data } : {});
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} actions={<Rooms />} />
      <div className="filter-bar">
        <label>
          <span>{t.filter}</span>
          <Select
            aria-label={t.filter}
            value={known.success ? known.data : ''}
            onChange={setPurpose}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: t.all },
              ...ConsentPurpose.options.map((value) => ({ value, label: purposes[value] })),
            ]}
          />
        </label>
      </div>
      <DataTable
        caption={t.title}
        rows={pages.items}
        rowKey={(consent) => consent.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
        columns={useColumns()}
      />
    </>
  );
}

type Shown = ItemOf<typeof listConsents>;

function useColumns(): readonly Column<Shown>[] {
  const { desk, purposes, consentStates, givers } = useWords(words);
  const t = desk.consents;
  return [
    {
      key: 'person',
      title: t.person,
      main: true,
      cell: (consent) => `${consent.maskedName} ${consent.volunteerNo}`,
    },
    { key: 'purpose', title: t.purpose, cell: (consent) => purposes[consent.purpose] },
    {
      key: 'state',
      title: t.state,
      cell: (consent) => (
        <StateTag tone={consent.state === 'given' ? 'done' : 'quiet'}>{consentStates[consent.state]}</StateTag>
      ),
    },
    { key: 'at', title: t.givenAt, cell: (consent) => momentText(consent.givenAt) },
    { key: 'by', title: t.givenBy, cell: (consent) => givers[consent.givenBy] },
    {
      key: 'file',
      title: t.file,
      cell: (consent) =>
        consent.hasFile ? (
          <a href={placeAddress(`/api/desk/privacy/consents/${consent.id}/file`)}>{t.openFile}</a>
        ) : (
          '—'
        ),
    },
  ];
}
