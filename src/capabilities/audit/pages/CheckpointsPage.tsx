import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { DataTable } from '../../../platform/pages/parts/DataTable.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { Prose } from '../../../platform/pages/parts/Prose.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { listCheckpoints, listKeys } from '../contract/checkpoints.ts';
import { words } from '../messages/words.ts';

type Data = { readonly list: OutputOf<typeof listCheckpoints>; readonly keys: OutputOf<typeof listKeys>['keys'] };

function Checkpoints({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale].checkpoints;
  const { list, keys } = data;
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      <Section title={t.list}>
        {list.items.length === 0 ? (
          <Empty title={t.emptyTitle}>{t.empty}</Empty>
        ) : (
          <DataTable
            caption={t.list}
            rows={list.items}
            columns={[
              { title: t.day, cell: (row) => <Link to={`/checkpoints/${row.no}`}>{row.day}</Link> },
              { title: t.no, cell: (row) => row.no, isNumber: true },
              { title: t.count, cell: (row) => row.to - row.from + 1, isNumber: true },
              { title: t.positions, cell: (row) => `${row.from}–${row.to}` },
              { title: t.root, cell: (row) => <code>{row.root.slice(0, 16)}…</code> },
            ]}
          />
        )}
        <Pager visit={visit} next={list.next} />
      </Section>
      <Section title={t.keys} lede={t.keysLede}>
        <DataTable
          caption={t.keys}
          rows={keys}
          columns={[
            { title: t.keyId, cell: (key) => key.kid },
            { title: t.publicKey, cell: (key) => <code>{key.x}</code> },
            { title: t.keyState, cell: (key) => (key.isRetired ? t.retired : t.signs) },
          ]}
        />
      </Section>
      <Section title={t.how}>
        <Prose text={t.howText} />
      </Section>
    </>
  );
}

export const checkpointsPage = page<Data>({
  path: '/checkpoints',
  audience: 'anyone',
  face: 'portal',
  async load(visit) {
    const after = visit.query['after'];
    const list = await visit.read(listCheckpoints, { limit: 30, ...(after ? { after: Number(after) } : {}) });
    return { list, keys: (await visit.read(listKeys, {})).keys };
  },
  title: (_, visit) => words[visit.locale].checkpoints.title,
  View: Checkpoints,
});
