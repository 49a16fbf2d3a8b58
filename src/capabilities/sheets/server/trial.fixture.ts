import { z } from 'zod';
import { openTown, type Town } from '../../../../test/town.ts';
import { workbookOf } from '../../../../test/sheet-files.ts';
import type { Actor, PersonActor } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { withClient } from '../../../platform/server/roles.ts';
import { exportOf, type ExportDefinition } from '../../../platform/server/sheets/export-definition.ts';
import { importOf, type ImportDefinition } from '../../../platform/server/sheets/import-definition.ts';
import { receiveSheet, saveUpload } from '../../../platform/server/sheets/uploads.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import * as contract from '../contract.ts';
import { useSheetKinds } from './kinds.ts';

type Thing = { readonly name: string; readonly amount: number; readonly above: string | null };

/** What happens while things are written: a test may let it fail. */
export type Weather = { beforeWrite?: (names: readonly string[]) => void };

const title = (text: string) => ({ 'zh-CN': text, en: text });
const problems = {
  'amount-wrong': '数量应为正整数。',
  'above-unknown': (detail: { readonly [name: string]: string | number }) => `没有上级（第 ${detail['row']} 行）。`,
  'exists-already': '已经有了。',
  'was-used': '已被使用。',
  unlucky: '这一行不吉利。',
};
const thingWords = { title: '物品', lede: '试验用', problems };

/** An import of things that no capability has, into a table that only this test has. */
function thingsImport(weather: Weather): ImportDefinition<Thing> {
  return {
    name: 'trial.things',
    audience: ['coordinator'],
    words: { 'zh-CN': thingWords, en: thingWords },
    columns: [
      { key: 'name', title: title('名称'), hint: title('全称'), isRequired: true, aliases: ['品名'] },
      { key: 'amount', title: title('数量'), hint: title('正整数'), isRequired: true },
      { key: 'above', title: title('上级'), hint: title('可不填'), mask: () => '***' },
    ],
    readRow({ name = '', amount, above }) {
      const number = Number(amount);
      if (!Number.isInteger(number) || number < 1) {
        return { ok: false, problems: [{ column: 'amount', code: 'amount-wrong' }] };
      }
      return { ok: true, row: { name, amount: number, above: above || null } };
    },
    keyOf: ({ name }) => name,
    check: checkThings,
    async write(doing, rows) {
      weather.beforeWrite?.(rows.map(({ row }) => row.name));
      return writeThings(doing, rows);
    },
    async undo({ tx }, rows) {
      const ids = rows.map(({ token }) => token['id']);
      const gone = await tx.query<{ id: string }>(
        'delete from public.trial_thing where tenant_id = $1 and id = any($2::uuid[]) and not is_used returning id',
        [tx.tenantId, ids],
      );
      const goneIds = new Set(gone.map(({ id }) => id));
      return ids.map((id) => (goneIds.has(id ?? '') ? { ok: true, facts: [] } : { ok: false, code: 'was-used' }));
    },
  };
}

const checkThings: NonNullable<ImportDefinition<Thing>['check']> = async ({ tx, findInSheet }, rows) => {
  const names = rows.flatMap(({ row }) => [row.name, row.above ?? row.name]);
  const [there, inSheet] = [await listNames(tx, names), await findInSheet(names)];
  return new Map(
    rows.map(({ rowNo, row }) => {
      if (there.has(row.name)) return [rowNo, [{ column: 'name', code: 'exists-already' }]];
      const isAboveThere = row.above === null || there.has(row.above) || (inSheet.get(row.above) ?? rowNo) < rowNo;
      return [rowNo, isAboveThere ? [] : [{ column: 'above', code: 'above-unknown', detail: { row: rowNo } }]];
    }),
  );
};

const writeThings: ImportDefinition<Thing>['write'] = async ({ tx, actor }, rows) => {
  const made = rows.map(({ row }) => ({ id: newId(), name: row.name, amount: row.amount }));
  const lucky = made.filter(({ name }) => name !== '不吉利');
  await tx.query(
    `insert into public.trial_thing (tenant_id, id, name, amount, made_by)
     select $1, id, name, amount, $3 from jsonb_to_recordset($2::jsonb) as row(id uuid, name text, amount integer)`,
    [tx.tenantId, JSON.stringify(lucky), actor.kind],
  );
  return made.map(({ id, name }) => {
    if (name === '不吉利') return { ok: false, problems: [{ column: 'name', code: 'unlucky' }] };
    const fact = { name: 'trial.thing-made', subject: { kind: 'thing', id }, detail: {} };
    return { ok: true, token: { id }, facts: [fact] };
  });
};

async function listNames(tx: Tx, names: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ name: string }>(
    'select name from public.trial_thing where tenant_id = $1 and name = any($2::text[])',
    [tx.tenantId, names],
  );
  return new Set(rows.map(({ name }) => name));
}

const thingsExport: ExportDefinition<{ name: string }> = {
  name: 'trial.all-things',
  audience: ['coordinator'],
  words: { 'zh-CN': { title: '全部物品', lede: '试验用' }, en: { title: 'All things', lede: 'For a trial' } },
  columns: () => [{ title: '名称', value: ({ name }) => name }],
  page: ({ tx }, after, limit) =>
    tx.query('select name from public.trial_thing where tenant_id = $1 and name > $2 order by name limit $3', [
      tx.tenantId,
      after?.name ?? '',
      limit,
    ]),
};

const TABLE = `create table public.trial_thing (
    tenant_id uuid not null, id uuid not null, name text not null, amount integer not null, made_by text not null,
    is_used boolean not null default false, primary key (tenant_id, id), unique (tenant_id, name)
  );
  grant select, insert, update, delete on public.trial_thing to tongxin_app;`;

const Counted = z.object({ count: z.string().transform(Number) });

function trialOffer(weather: Weather): CapabilityOffer {
  const words = { name: 'trial', refusals: {}, facts: {} };
  const imports = [importOf(thingsImport(weather))];
  const exports = [exportOf(thingsExport)];
  return { name: 'trial', floor: 5, words: { 'zh-CN': words, en: words }, handlers: [], imports, exports };
}

/** A town that can import things, with a person who may. */
export async function openTrial() {
  const town = await openTown();
  const weather: Weather = {};
  useSheetKinds([trialOffer(weather)]);
  await withClient(town.adminUrl, (client) => client.query(TABLE));
  const sender = town.actor(newId(), [{ role: 'coordinator', organisationId: newId() }]);
  return {
    town,
    weather,
    sender,
    async things() {
      return withClient(town.adminUrl, async (client) => {
        const { rows } = await client.query<{ name: string }>('select name from public.trial_thing order by id');
        return rows.map(({ name }) => name);
      });
    },
    async use(name: string, isUsed = true) {
      await withClient(town.adminUrl, (client) =>
        client.query('update public.trial_thing set is_used = $2 where name = $1', [name, isUsed]),
      );
    },
    async count(sql: string) {
      return withClient(town.adminUrl, async (client) => Counted.parse((await client.query(sql)).rows[0]).count);
    },
    /** A job that failed waits before it is tried again; here it does not. */
    async retryJobs() {
      await withClient(town.adminUrl, (client) =>
        client.query('update graphile_worker._private_jobs set run_at = now()'),
      );
      await town.runJobs();
    },
    show: (importId: string, actor: Actor = sender) => town.perform(contract.getImport, actor, { importId }),
    /** Hands a sheet in, as the door for sheets does, and has it read. */
    async handIn(rows: (string | number | null)[][] | Buffer) {
      const uploadId = await upload(town, sender, Buffer.isBuffer(rows) ? rows : await workbookOf(rows));
      const importId = newId();
      await town.perform(contract.startImport, sender, { id: importId, kind: 'trial.things', uploadId });
      await town.runJobs();
      return importId;
    },
  };
}

export async function upload(town: Town, by: PersonActor, bytes: Uint8Array): Promise<string> {
  const id = newId();
  const received = await receiveSheet(
    id,
    (async function* () {
      yield bytes;
    })(),
  );
  await town.house.database.write(town.place.tenantId, (tx) =>
    saveUpload(tx, { ...received, id, name: '物品.xlsx' }, { actorId: by.personId, now: town.now() }),
  );
  return id;
}

export type Trial = Awaited<ReturnType<typeof openTrial>>;
