import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useMe } from '../../../platform/console/use-me.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { listTree, type TreeOrganisation } from '../contract.ts';
import { words } from '../messages/words.ts';
import { AddDrawer } from './AddDrawer.tsx';

const INDENT_EM = 1.25;

/** All organisations of the place in their order; a coordinator adds below those entrusted to him. */
export default function OrganisationTree(): ReactNode {
  const t = useWords(words);
  const { data } = useRead(listTree, {});
  const [adding, setAdding] = useState(false);
  const mayAdd = useMe().grants.some((grant) => grant.role === 'coordinator');
  return (
    <>
      <ScreenHead
        title={t.title}
        lede={data.isCut ? `${t.lede}${t.isCut}` : t.lede}
        actions={
          <ActionButton main onClick={() => setAdding(true)} disabledBecause={mayAdd ? null : t.notCoordinator}>
            {t.add}
          </ActionButton>
        }
      />
      <DataTable<TreeOrganisation>
        caption={t.title}
        rows={data.items}
        rowKey={(organisation) => organisation.id}
        empty={t.empty}
        columns={[
          { key: 'name', title: t.nameField, main: true, cell: (row) => <IndentedName row={row} /> },
          { key: 'kind', title: t.kind, cell: (row) => t.kinds[row.kind] },
          { key: 'shortName', title: t.shortName, cell: (row) => row.shortName },
          { key: 'parent', title: t.parent, cell: (row) => row.parentName ?? '' },
          { key: 'host', title: t.host, cell: (row) => row.hostName ?? '' },
        ]}
      />
      {mayAdd ? <AddDrawer open={adding} onClose={() => setAdding(false)} organisations={data.items} /> : null}
    </>
  );
}

/** The indent only repeats to the eye what the column of the organisation above says in words. */
function IndentedName({ row }: { readonly row: TreeOrganisation }): ReactNode {
  return <span style={{ paddingInlineStart: `${row.depth * INDENT_EM}em` }}>{row.name}</span>;
}
