import { blindIndex, seal, unseal } from '../src/platform/server/sealing.ts';
import { newId } from '../src/platform/server/ids.ts';
import type { CapabilityOffer } from '../src/platform/server/offers.ts';
import { exportOf, type ExportDefinition } from '../src/platform/server/sheets/export-definition.ts';
import { importOf, type ImportDefinition } from '../src/platform/server/sheets/import-definition.ts';

/** The table both sides write to: people as they are kept, a sealed telephone among them, found by a blind index. */
export const BENCH_TABLE = `
  create schema bench; grant usage on schema bench to tongxin_app;
  create table bench.person (
    tenant_id uuid not null, id uuid not null, name text not null,
    phone_sealed text not null, phone_index text not null, unit text not null, joined_on text not null,
    primary key (tenant_id, id), unique (tenant_id, phone_index)
  );
  alter table bench.person enable row level security; alter table bench.person force row level security;
  create policy tenant on bench.person
    using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
  grant select, insert, delete on bench.person to tongxin_app;`;

export const INSERT_PEOPLE = `
  insert into bench.person (tenant_id, id, name, phone_sealed, phone_index, unit, joined_on)
  select $1, id, name, phone_sealed, phone_index, unit, joined_on
  from jsonb_to_recordset($2::jsonb)
    as row(id uuid, name text, phone_sealed text, phone_index text, unit text, joined_on text)`;

type Person = { readonly name: string; readonly phone: string; readonly unit: string; readonly joinedOn: string };
const PURPOSE = 'bench-phone';
const both = (text: string) => ({ 'zh-CN': text, en: text });

export const BENCH_COLUMNS = ['姓名', '手机号', '单位', '加入日期'] as const;

const peopleImport: ImportDefinition<Person> = {
  name: 'bench.people',
  audience: ['coordinator'],
  words: { 'zh-CN': wordsOf(), en: wordsOf() },
  columns: BENCH_COLUMNS.map((title) => ({ key: title, title: both(title), hint: both(''), isRequired: true })),
  readRow(cells) {
    const [name = '', phone = '', unit = '', joinedOn = ''] = BENCH_COLUMNS.map((key) => cells[key]);
    if (!/^1\d{10}$/.test(phone)) return { ok: false, problems: [{ column: '手机号', code: 'phone-wrong' }] };
    return { ok: true, row: { name, phone, unit, joinedOn } };
  },
  keyOf: ({ phone }) => phone,
  async check({ tx }, rows) {
    const byIndex = new Map(rows.map(({ rowNo, row }) => [blindIndex(row.phone, PURPOSE), rowNo]));
    const there = await tx.query<{ phone_index: string }>(
      'select phone_index from bench.person where tenant_id = $1 and phone_index = any($2::text[])',
      [tx.tenantId, [...byIndex.keys()]],
    );
    return new Map(
      there.map(({ phone_index }) => [byIndex.get(phone_index) ?? 0, [{ column: '手机号', code: 'exists-already' }]]),
    );
  },
  async write({ tx }, rows) {
    const made = rows.map(({ row }) => ({
      id: newId(),
      name: row.name,
      phone_sealed: seal(row.phone, PURPOSE),
      phone_index: blindIndex(row.phone, PURPOSE),
      unit: row.unit,
      joined_on: row.joinedOn,
    }));
    await tx.query(INSERT_PEOPLE, [tx.tenantId, JSON.stringify(made)]);
    return made.map(({ id }) => {
      const fact = { name: 'bench.person-imported', subject: { kind: 'person', id }, detail: {} };
      return { ok: true, token: { id }, facts: [fact] };
    });
  },
  async undo({ tx }, rows) {
    await tx.query('delete from bench.person where tenant_id = $1 and id = any($2::uuid[])', [
      tx.tenantId,
      rows.map(({ token }) => token['id']),
    ]);
    return rows.map(() => ({ ok: true, facts: [] }));
  },
};

function wordsOf() {
  const problems = { 'phone-wrong': '手机号不对。', 'exists-already': '已经有了。' };
  return { title: '人员', lede: '', problems };
}

type PersonRow = { id: string; name: string; phone_sealed: string; unit: string; joined_on: string };

const peopleExport: ExportDefinition<PersonRow> = {
  name: 'bench.people',
  audience: ['coordinator'],
  words: { 'zh-CN': { title: '人员', lede: '' }, en: { title: 'People', lede: '' } },
  columns: () => [
    { title: '姓名', value: (row) => row.name },
    { title: '手机号', value: (row) => unseal(row.phone_sealed, PURPOSE) },
    { title: '单位', value: (row) => row.unit },
    { title: '加入日期', value: (row) => row.joined_on, kind: 'date' },
  ],
  page: ({ tx }, after, limit) =>
    tx.query<PersonRow>(
      `select id, name, phone_sealed, unit, joined_on from bench.person
       where tenant_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
      [tx.tenantId, after?.id ?? null, limit],
    ),
};

const words = { name: 'bench', refusals: {}, facts: {} };

export const benchOffer: CapabilityOffer = {
  name: 'bench',
  floor: 5,
  words: { 'zh-CN': words, en: words },
  handlers: [],
  imports: [importOf(peopleImport)],
  exports: [exportOf(peopleExport)],
};
