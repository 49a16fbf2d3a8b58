import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../platform/console/language.ts';
import { newId } from '../../../platform/console/new-id.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { useFilter } from '../../../platform/console/use-address.ts';
import { useMe } from '../../../platform/console/use-me.ts';
import { usePages, useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { importRegions, listAbolishedInUse, listRegions, type RegionRow } from '../contract/regions.ts';
import { readRegionSheet, splitRows } from '../domain/region-sheet.ts';
import { regionHeadings } from '../messages/region-headings.ts';
import { words } from '../messages/words.ts';

/** The dated table of region codes, and the organisations that still use an abolished one. */
export default function RegionList(): ReactNode {
  const t = useWords(words).console;
  const [text, setText] = useFilter('text');
  const [isImporting, setImporting] = useState(false);
  const roles = new Set(useMe().grants.map((grant) => grant.role));
  const mayImport = roles.has('system-administrator');
  return (
    <>
      <ScreenHead
        title={t.regionsTitle}
        lede={t.regionsLede}
        actions={
          <ActionButton main onClick={() => setImporting(true)} disabledBecause={mayImport ? null : t.notSystem}>
            {t.importRegions}
          </ActionButton>
        }
      />
      {mayImport || roles.has('coordinator') ? <InUse /> : null}
      <div className="filter-bar">
        <label>
          <span>{t.regionSearch}</span>
          <Input.Search
            key={text}
            defaultValue={text}
            maxLength={60}
            allowClear
            onSearch={setText}
            enterButton={t.searchButton}
          />
        </label>
      </div>
      <Table text={text} />
      {isImporting ? <ImportDrawer onClose={() => setImporting(false)} /> : null}
    </>
  );
}

function Table({ text }: { readonly text: string }): ReactNode {
  const t = useWords(words);
  const says = t.console.regionColumns;
  const { items, next, onMore, loadingMore, isStale } = usePages(listRegions, { text, limit: 50 });
  return (
    <DataTable<RegionRow>
      caption={t.console.regionsTitle}
      rows={items}
      rowKey={(row) => row.key}
      empty={text ? t.console.nothingFound : t.console.noRegions}
      next={next}
      onMore={onMore}
      loadingMore={loadingMore}
      isStale={isStale}
      columns={[
        { key: 'code', title: says.code, main: true, cell: (row) => row.code },
        { key: 'name', title: says.name, cell: (row) => row.name },
        { key: 'system', title: says.system, cell: (row) => t.systems[row.system] },
        { key: 'parent', title: says.parentCode, cell: (row) => row.parentCode ?? '' },
        { key: 'from', title: says.from, cell: (row) => row.from ?? '' },
        { key: 'until', title: says.until, cell: (row) => row.until ?? '' },
        { key: 'successors', title: says.successorCodes, cell: (row) => row.successorCodes.join(' ') },
      ]}
    />
  );
}

type InUseRow = OutputOf<typeof listAbolishedInUse>['items'][number];

function InUse(): ReactNode {
  const t = useWords(words).console;
  const { data } = useRead(listAbolishedInUse, {});
  const named = ({ code, name }: { code: string; name: string | null }) => (name === null ? code : `${name} ${code}`);
  return (
    <Panel title={t.inUse}>
      <DataTable<InUseRow>
        caption={t.inUse}
        rows={data.items}
        rowKey={(row) => row.id}
        empty={t.inUseNone}
        columns={[
          {
            key: 'name',
            title: t.organisation,
            main: true,
            cell: (row) => <ConsoleLink to={`/organisations/${row.id}`}>{row.name}</ConsoleLink>,
          },
          { key: 'code', title: t.regionColumns.code, cell: (row) => named({ code: row.code, name: row.regionName }) },
          { key: 'successors', title: t.successors, cell: (row) => row.successors.map(named).join(', ') },
        ]}
      />
      {data.isCut ? <p>{t.inUseCut}</p> : null}
    </Panel>
  );
}

function ImportDrawer({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useWords(words);
  const says = t.console;
  const write = useWrite(importRegions, { said: says.imported, onDone: onClose });
  return (
    <FormDrawer<{ text: string }>
      title={says.importRegions}
      lede={says.importLede}
      open
      onClose={onClose}
      onSend={({ text }) => write.send({ id: newId(), text })}
      sending={write.sending}
      problem={write.problem}
      sendLabel={says.importDo}
    >
      <Form.Item
        name="text"
        label={says.importText}
        extra={says.importHint}
        rules={[{ required: true, message: t.required }]}
      >
        <Input.TextArea rows={12} maxLength={200_000} spellCheck={false} />
      </Form.Item>
      <Preview />
    </FormDrawer>
  );
}

const SHOWN_TROUBLES = 20;

/** What the server will say of the table, said while it is being pasted: the rules are the same ones. */
function Preview(): ReactNode {
  const t = useWords(words).console;
  const text: string | undefined = Form.useWatch('text');
  if (!text?.trim()) return null;
  const { regions, troubles } = readRegionSheet(splitRows(text), regionHeadings);
  if (troubles.length === 0) return <p role="status">{t.preview(regions.length)}</p>;
  return (
    <div role="status">
      <p>{t.previewTroubles(troubles.length)}</p>
      <ul>
        {troubles.slice(0, SHOWN_TROUBLES).map(({ row, column, trouble }) => (
          <li key={`${row} ${column} ${trouble}`}>{t.trouble(row, t.regionColumns[column], t.troubles[trouble])}</li>
        ))}
      </ul>
    </div>
  );
}
