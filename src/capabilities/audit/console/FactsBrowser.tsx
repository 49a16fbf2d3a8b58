import { Select } from 'antd';
import type { ReactNode } from 'react';
import { momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useFilter } from '../../../platform/console/use-address.ts';
import { usePages, useRead } from '../../../platform/console/use-read.ts';
import { listFactKinds, listFacts } from '../contract.ts';
import { words } from '../messages/words.ts';

/** Ids made in the same moment begin alike; they differ at their end. */
const shortId = (id: string): string => `…${id.slice(-6)}`;

/** What was done in the place, newest first. Facts hold ids and never names; so they can be kept for good. */
export default function FactsBrowser(): ReactNode {
  const t = useWords(words).factsScreen;
  const [name, setName] = useFilter('name');
  const pages = usePages(listFacts, { limit: 50, ...(name ? { name } : {}) });
  const whoText = (id: string): string => {
    if (id === 'stranger') return t.stranger;
    return id.startsWith('system:') ? t.product : shortId(id);
  };
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} />
      <div className="filter-bar">
        <label>
          <span>{t.nameFilter}</span>
          <KindSelect name={name} onChange={setName} />
        </label>
      </div>
      <DataTable
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
        columns={[
          { key: 'at', title: t.at, main: true, cell: (row) => momentText(row.at) },
          { key: 'actor', title: t.actor, cell: (row) => <span title={row.actorId}>{whoText(row.actorId)}</span> },
          { key: 'what', title: t.what, cell: (row) => row.sentence },
          { key: 'room', title: t.room, cell: (row) => row.capabilityName },
          {
            key: 'subject',
            title: t.subject,
            cell: (row) => (
              <span title={row.subjectId}>
                {t.subjects[row.subjectKind] ?? row.subjectKind} {shortId(row.subjectId)}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

type KindSelectProps = { readonly name: string; readonly onChange: (name: string) => void };

function KindSelect({ name, onChange }: KindSelectProps): ReactNode {
  const t = useWords(words).factsScreen;
  const { data } = useRead(listFactKinds, {});
  const groups = [...Map.groupBy(data.items, (kind) => kind.capabilityName)].map(([label, kinds]) => ({
    label,
    options: kinds.map((kind) => ({ value: kind.name, label: kind.sentence })),
  }));
  return (
    <Select
      aria-label={t.nameFilter}
      value={name}
      options={[{ value: '', label: t.all }, ...groups]}
      onChange={onChange}
      popupMatchSelectWidth={false}
    />
  );
}
