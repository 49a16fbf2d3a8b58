import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../../../../test/town.ts';
import type { Instant } from '../../../kernel/days.ts';
import { storeFacts } from '../facts.ts';
import { newId } from '../ids.ts';
import { withClient } from '../roles.ts';
import { catchUpChain, findChainState } from './append.ts';
import { publishedText, checkpointText } from './checkpoint-text.ts';
import { listCheckpoints, signCheckpoints } from './checkpoints.ts';
import { proveInclusion, verifyInclusion } from './inclusion.ts';
import { checkpointPublicKeys, isSignedBy } from './checkpoint-keys.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const system = () => ({ kind: 'system', tenantId: town.place.tenantId, name: 'trial' }) as const;

/** So many facts at one moment, numbered; the ids of the facts in order. */
async function happen(count: number, at: Instant): Promise<string[]> {
  const subjectId = newId();
  const facts = Array.from({ length: count }, (_, no) => ({
    fact: { name: 'trial.done', subject: { kind: 'trial', id: subjectId }, detail: { no, 说明: '第一次' } },
    actor: system(),
  }));
  await town.house.database.write(town.place.tenantId, (tx) => storeFacts(tx, facts, at));
  await town.house.listening.catchUp(town.place);
  const rows = await read((tx) =>
    tx.query<{ id: string }>('select id from platform.fact where subject_id = $1 order by id', [subjectId]),
  );
  return rows.map((row) => row.id);
}

const read = <Result>(work: Parameters<typeof town.house.database.read<Result>>[1]) =>
  town.house.database.read(town.place.tenantId, work);

async function sign(now: Instant, today = false) {
  const doing = { actor: system(), place: town.place, now, newId };
  return town.house.database.write(town.place.tenantId, (tx) => signCheckpoints({ ...doing, tx }, { today }));
}

describe('the chain', () => {
  it('gives each day a tree, and a proof for each fact of it', async () => {
    const first = await happen(3, '2026-09-20T02:00:00.000Z');
    const second = await happen(700, '2026-09-21T02:00:00.000Z');
    const third = await happen(1, '2026-09-22T02:00:00.000Z');
    await catchUpChain(town.house.database, town.place);
    expect((await read(findChainState))?.position).toBe(704);
    expect(await read((tx) => proveInclusion(tx, first[0] ?? ''))).toBeUndefined();

    const signed = await sign('2026-09-22T09:00:00.000Z');
    expect(signed).toMatchObject([
      { no: 1, day: '2026-09-20', from: 1, to: 3, previousHash: null },
      { no: 2, day: '2026-09-21', from: 4, to: 703 },
    ]);
    for (const id of [...first, ...second.filter((_, no) => [0, 1, 255, 256, 511, 512, 699].includes(no))]) {
      const proof = await read((tx) => proveInclusion(tx, id));
      expect(proof && verifyInclusion(proof)).toBe(true);
      expect(proof && verifyInclusion({ ...proof, leafIndex: proof.leafIndex + 1 })).toBe(false);
      expect(proof && verifyInclusion({ ...proof, leafHash: proof.root })).toBe(false);
    }
    expect(await read((tx) => proveInclusion(tx, third[0] ?? ''))).toBeUndefined();
    expect(await sign('2026-09-22T09:00:00.000Z')).toEqual([]);
  });

  it('signs the open day when asked, and the whole of it when it is over', async () => {
    const [early] = await sign('2026-09-22T09:00:00.000Z', true);
    expect(early).toMatchObject({ no: 3, day: '2026-09-22', from: 704, to: 704 });
    const late = await happen(300, '2026-09-22T10:00:00.000Z');
    const [whole] = await sign('2026-09-23T02:00:00.000Z');
    expect(whole).toMatchObject({ no: 4, day: '2026-09-22', from: 704, to: 1004 });
    const proof = await read((tx) => proveInclusion(tx, late[299] ?? ''));
    expect(proof).toMatchObject({ leafIndex: 300, treeSize: 301, checkpoint: { no: 4 } });
    expect(proof && verifyInclusion(proof)).toBe(true);
  });

  it('puts what is dated earlier into the day that is open', async () => {
    await happen(1, '2026-09-25T02:00:00.000Z');
    await happen(2, '2026-09-01T02:00:00.000Z');
    const [signed] = await sign('2026-09-26T02:00:00.000Z');
    expect(signed).toMatchObject({ day: '2026-09-25', from: 1005, to: 1007 });
  });

  it('signs a text that anybody can check with the public key', async () => {
    const [latest] = await read((tx) => listCheckpoints(tx, { limit: 1 }));
    const [key] = checkpointPublicKeys();
    if (!latest || !key) throw new Error('There is no checkpoint.');
    expect(publishedText(latest)).toMatch(/^tongxin checkpoint 1\nplace trial\ntenant .+\nnumber 5\nday 2026-09-25\n/);
    expect(isSignedBy(key.publicKey, checkpointText(latest), latest.signature)).toBe(true);
    expect(isSignedBy(key.publicKey, checkpointText({ ...latest, to: 1008 }), latest.signature)).toBe(false);
  });

  it('is the same when two chain at once', async () => {
    await happen(1500, '2026-09-27T02:00:00.000Z');
    await Promise.all([1, 2, 3].map(() => catchUpChain(town.house.database, town.place)));
    expect((await read(findChainState))?.position).toBe(2507);
  });

  it('cannot be changed or shortened by the application', async () => {
    const tables = ['fact', 'fact_order', 'chain_link', 'chain_block', 'chain_tree', 'checkpoint'];
    for (const table of tables) {
      for (const statement of [`delete from platform.${table}`, `update platform.${table} set tenant_id = tenant_id`]) {
        const tried = town.house.database.write(town.place.tenantId, (tx) => tx.query(statement));
        await expect(tried, statement).rejects.toMatchObject({ code: '42501' });
      }
    }
    const held = await withClient(town.adminUrl, (client) =>
      client.query(
        `select table_schema, table_name, privilege_type from information_schema.role_table_grants
         where grantee = 'tongxin_app' and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')
           and table_schema not like 'graphile%'`,
      ),
    );
    expect(held.rows).toEqual([]);
  });
});
