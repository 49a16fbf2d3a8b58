import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useFilter } from '../../../platform/console/use-address.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { usePages, useRead } from '../../../platform/console/use-read.ts';
import { listTree, type TreeOrganisation } from '../contract.ts';
import { searchOrganisations, type FoundOrganisation } from '../contract/profile.ts';
import { words } from '../messages/words.ts';
import { AddDrawer } from './AddDrawer.tsx';

const INDENT_EM = 1.25;

/** All organisations of the place in their order, or those that a search found; a coordinator adds his own. */
export default function OrganisationTree(): ReactNode {
  const t = useWords(words);
  const { data } = useRead(listTree, { merged: 'shown' });
  const [adding, setAdding] = useState(false);
  const [text, setText] = useFilter('text');
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
      <div className="filter-bar">
        <label>
          <span>{t.console.search}</span>
          <Input.Search
            key={text}
            defaultValue={text}
            maxLength={60}
            allowClear
            onSearch={setText}
            enterButton={t.console.searchButton}
          />
        </label>
        <ConsoleLink to="/alliances">{t.console.alliances}</ConsoleLink>
        <ConsoleLink to="/regions">{t.console.regions}</ConsoleLink>
        <a href={placeAddress('/api/organisation-sheet?format=xlsx')}>{t.console.exportXlsx}</a>
        <a href={placeAddress('/api/organisation-sheet?format=csv')}>{t.console.exportCsv}</a>
        {mayAdd ? <ConsoleLink to="/imports">{t.console.importSheet}</ConsoleLink> : null}
      </div>
      {text ? <Found text={text} /> : <Tree rows={data.items} />}
      {mayAdd ? <AddDrawer open={adding} onClose={() => setAdding(false)} organisations={data.items} /> : null}
    </>
  );
}

function Tree({ rows }: { readonly rows: readonly TreeOrganisation[] }): ReactNode {
  const t = useWords(words);
  return (
    <DataTable<TreeOrganisation>
      caption={t.title}
      rows={rows}
      rowKey={(organisation) => organisation.id}
      empty={t.empty}
      columns={[
        { key: 'name', title: t.nameField, main: true, cell: (row) => <IndentedName row={row} /> },
        { key: 'kind', title: t.kind, cell: (row) => t.kinds[row.kind] },
        { key: 'shortName', title: t.shortName, cell: (row) => row.shortName },
        { key: 'parent', title: t.parent, cell: (row) => row.parentName ?? '' },
        { key: 'host', title: t.host, cell: (row) => row.hostName ?? '' },
        { key: 'state', title: t.console.state, cell: (row) => <Standing row={row} /> },
      ]}
    />
  );
}

/** The indent only repeats to the eye what the column of the organisation above says in words. */
function IndentedName({ row }: { readonly row: TreeOrganisation }): ReactNode {
  return (
    <span style={{ paddingInlineStart: `${row.depth * INDENT_EM}em` }}>
      <ConsoleLink to={`/organisations/${row.id}`}>{row.name}</ConsoleLink>
    </span>
  );
}

/** Only what is out of the ordinary. */
function Standing({ row }: { readonly row: Pick<TreeOrganisation, 'mergedIntoId' | 'isRegionAbolished'> }): ReactNode {
  const t = useWords(words).console;
  if (row.mergedIntoId) return <StateTag tone="quiet">{t.merged}</StateTag>;
  return row.isRegionAbolished ? <StateTag tone="waiting">{t.regionAbolished}</StateTag> : null;
}

function Found({ text }: { readonly text: string }): ReactNode {
  const t = useWords(words);
  const { items, next, onMore, loadingMore, isStale } = usePages(searchOrganisations, { text, limit: 30 });
  return (
    <DataTable<FoundOrganisation>
      caption={t.console.found}
      rows={items}
      rowKey={(row) => row.id}
      empty={t.console.nothingFound}
      next={next}
      onMore={onMore}
      loadingMore={loadingMore}
      isStale={isStale}
      columns={[
        {
          key: 'name',
          title: t.nameField,
          main: true,
          cell: (row) => <ConsoleLink to={`/organisations/${row.id}`}>{row.name}</ConsoleLink>,
        },
        { key: 'kind', title: t.kind, cell: (row) => t.kinds[row.kind] },
        { key: 'parent', title: t.parent, cell: (row) => row.parentName ?? '' },
        { key: 'creditCode', title: t.console.creditCode, cell: (row) => row.creditCode ?? '' },
        { key: 'foundBy', title: t.console.names, cell: (row) => (row.foundBy ? t.pages.foundBy(row.foundBy) : '') },
        {
          key: 'state',
          title: t.console.state,
          cell: (row) => <Standing row={{ ...row, isRegionAbolished: false }} />,
        },
      ]}
    />
  );
}
