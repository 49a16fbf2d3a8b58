import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { offers } from '../../../app/floors.ts';
import { withClient } from '../../../platform/server/roles.ts';

let town: Town;
let office: Office;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
});
afterAll(() => town.close());

/** What must never be removed or changed by the application (SEC-13, SEC-14). */
const evidence = [
  'platform.fact',
  'platform.fact_order',
  'platform.chain_link',
  'platform.chain_block',
  'platform.chain_tree',
  'platform.checkpoint',
  'ledger.transaction',
  'ledger.entry',
  'audit.export_download',
];

describe('what is evidence', () => {
  it('is only ever added to: no login of the product may change, remove or empty it', async () => {
    const { rows } = await withClient(town.adminUrl, (client) =>
      client.query<{ thing: string }>(
        `select role || ' ' || priv || ' ' || thing as thing
         from unnest($1::text[]) as thing, unnest(array['tongxin_app', 'tongxin_reader']) as role,
              unnest(array['update', 'delete', 'truncate', 'trigger', 'references']) as priv
         where has_table_privilege(role, thing, priv)`,
        [evidence],
      ),
    );
    expect(rows).toEqual([]);
  });

  it('does not belong to the application, which could otherwise give itself the right', async () => {
    const { rows } = await withClient(town.adminUrl, (client) =>
      client.query<{ owner: string }>(
        `select distinct pg_get_userbyid(relowner) as owner from pg_class where oid = any($1::regclass[])`,
        [evidence],
      ),
    );
    expect(rows).toEqual([{ owner: 'tongxin_migrator' }]);
  });

  it('is reached by no route that removes', () => {
    const routes = offers.capabilities.flatMap(({ handlers }) => handlers.map(({ route }) => route));
    const removing = routes.filter(({ name }) =>
      /\b(delete|remove|clear|purge)-(facts?|ledger|checkpoints?|record)/.test(name),
    );
    expect(removing).toEqual([]);
  });
});

describe('what may go', () => {
  const count = (table: string) =>
    town.house.database.read(town.place.tenantId, async (tx) => {
      const [row] = await tx.query<{ count: number }>(`select count(*) as count from ${table} where tenant_id = $1`, [
        tx.tenantId,
      ]);
      return row?.count ?? 0;
    });

  it('goes after its time: receipts after a month, while every fact stays', async () => {
    await office.takeOn('13800003001', [['auditor', office.rootId]]);
    const [receipts, facts] = [await count('platform.receipt'), await count('platform.fact')];
    expect(receipts).toBeGreaterThan(0);
    town.turnTo('2026-10-27T01:30:00.000Z');
    await town.runRounds();
    expect(await count('platform.receipt')).toBe(receipts);
    town.turnTo('2026-10-28T01:31:00.000Z');
    await town.runRounds();
    expect(await count('platform.receipt')).toBe(0);
    town.turnTo('2036-10-28T01:31:00.000Z');
    await town.runRounds();
    expect(await count('platform.fact')).toBeGreaterThanOrEqual(facts);
  });
});
