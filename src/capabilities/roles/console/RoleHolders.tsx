import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useFilter } from '../../../platform/console/use-address.ts';
import { useActor } from '../../../platform/console/use-me.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { listHolders, type ShownGrant } from '../contract.ts';
import { maySeeHolders } from '../domain/policy.ts';
import { words } from '../messages/words.ts';
import { useGrantColumns } from './grant-columns.tsx';
import { optionsOf, useScopes, type Scope } from './use-scopes.ts';

/** Which persons hold what over one of my organisations. */
export default function RoleHolders(): ReactNode {
  const { holders: t, grants } = useWords(words);
  const actor = useActor();
  const mine = useScopes().filter((organisation) => maySeeHolders(actor, organisation));
  const [wanted, setWanted] = useFilter('organisation');
  const chosen = mine.find(({ id }) => id === wanted) ?? mine[0];
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} />
      <div className="filter-bar">
        <label>
          <span>{grants.organisation}</span>
          <Select
            aria-label={grants.organisation}
            value={chosen?.id}
            options={optionsOf(mine)}
            onChange={setWanted}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
          />
        </label>
      </div>
      {chosen ? <Holders organisation={chosen} /> : null}
    </>
  );
}

function Holders({ organisation }: { readonly organisation: Scope }): ReactNode {
  const { holders: t, grants } = useWords(words);
  const { data, isStale } = useRead(listHolders, { organisationId: organisation.id });
  const columns = useGrantColumns();
  return (
    <DataTable<ShownGrant>
      caption={`${t.title} · ${organisation.name}`}
      rows={data.items}
      rowKey={(row) => row.id}
      empty={t.empty}
      isStale={isStale}
      columns={[{ key: 'person', title: grants.person, main: true, cell: (row) => row.personName }, ...columns]}
    />
  );
}
