import pg, { type PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccount, post } from '../src/capabilities/ledger/server/door.ts';
import { vouchedTransactions } from '../src/capabilities/ledger/server/vouched.ts';
import type { Fact } from '../src/kernel/decision.ts';
import type { Instant } from '../src/kernel/days.ts';
import { catchUpChain, chainFacts } from '../src/platform/server/chain/append.ts';
import { checkpointPublicKeys, setCheckpointKeys } from '../src/platform/server/chain/checkpoint-keys.ts';
import { publishedText, readKeptCheckpoints } from '../src/platform/server/chain/checkpoint-text.ts';
import { listCheckpoints, signCheckpoints } from '../src/platform/server/chain/checkpoints.ts';
import { rowSourcesOf } from '../src/platform/server/chain/verify-rows.ts';
import { verifyTenant, type Verification } from '../src/platform/server/chain/verify.ts';
import { storeFacts } from '../src/platform/server/facts.ts';
import type { Doing } from '../src/platform/server/handle.ts';
import { newId } from '../src/platform/server/ids.ts';
import { OpenTx } from '../src/platform/server/open-transaction.ts';
import { withClient } from '../src/platform/server/roles.ts';
import { makeSigningKey } from '../src/platform/server/signing-keys.ts';
import type { Tx } from '../src/platform/server/transaction.ts';
import { openTown, type Town } from './town.ts';

const KEY = makeSigningKey(Buffer.alloc(32, 6));
const SUBJECT = newId();
let town: Town;
let kept: string;
/** Positions 1 to 3 lie on the 20th, 4 to 703 on the 21st, the rest on the 22nd. */
let factIds: string[];
let transactionId: string;

beforeAll(async () => {
  town = await openTown();
  await happen('2026-09-20T02:00:00.000Z', async () => trials(3));
  await happen('2026-09-21T02:00:00.000Z', async () => trials(700));
  for (const amount of [30, 60]) await happen('2026-09-22T02:00:00.000Z', (doing) => moveMinutes(doing, amount));
  await catchUpChain(town.house.database, town.place);
  await inTown('2026-09-23T02:00:00.000Z', (doing) => signCheckpoints(doing, { today: false }));
  const signed = await town.house.database.read(town.place.tenantId, (tx) => listCheckpoints(tx, { limit: 9 }));
  kept = signed.map(publishedText).join('\n\n');
  factIds = await tampered(async (tx) => {
    const sql = 'select fact_id from platform.fact_order where tenant_id = $1 order by position';
    return (await tx.query<{ fact_id: string }>(sql, [tx.tenantId])).map((row) => row.fact_id);
  });
});
afterAll(() => town.close());
afterEach(() => setCheckpointKeys([KEY]));

const trials = (count: number): Fact[] =>
  Array.from({ length: count }, (_, no) => ({
    name: 'trial.done',
    subject: { kind: 'trial', id: SUBJECT },
    detail: { no },
  }));

async function moveMinutes(doing: Doing, amount: number): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  const accounts: string[] = [];
  for (const [kind, floorAmount] of [
    ['source', null],
    ['pool', 0],
  ] as const) {
    const owner = { capability: 'trial', id: SUBJECT };
    const opened = await ensureAccount(doing, { kind, unit: 'minutes', owner, floorAmount });
    facts.push(...opened.facts);
    accounts.push(opened.value.id);
  }
  transactionId = newId();
  const [from = '', to = ''] = accounts;
  const lines = [
    { accountId: from, amount: -amount },
    { accountId: to, amount },
  ];
  const origin = { capability: 'trial', id: SUBJECT };
  const posted = await post(doing, { id: transactionId, unit: 'minutes', reason: 'trial', origin, lines });
  if (!posted.ok) throw new Error(posted.refusal);
  return [...facts, ...posted.facts];
}

function inTown<Result>(now: Instant, work: (doing: Doing) => Promise<Result>): Promise<Result> {
  const actor = { kind: 'system', tenantId: town.place.tenantId, name: 'trial' } as const;
  return town.house.database.write(town.place.tenantId, (tx) => work({ tx, actor, place: town.place, now, newId }));
}

async function happen(now: Instant, work: (doing: Doing) => Promise<readonly Fact[]>): Promise<void> {
  await inTown(now, async (doing) => {
    const facts = await work(doing);
    const stored = facts.map((fact) => ({ fact, actor: doing.actor }));
    await storeFacts(doing.tx, stored, now);
  });
  await town.house.listening.catchUp(town.place);
}

/** Does as the owner of the whole database could, looks, and leaves everything as it was. */
function tampered<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return withClient(town.adminUrl, async (client) => {
    client.setTypeParser(pg.types.builtins.INT8, Number);
    client.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text).toISOString());
    await client.query("begin; set local session_replication_role = 'replica'");
    try {
      return await work(new OpenTx(town.place.tenantId, client as unknown as PoolClient));
    } finally {
      await client.query('rollback');
    }
  });
}

type Given = Partial<Verification> & { readonly keptText?: string };

async function look(tx: Tx, given: Given = {}) {
  const keys = new Map([KEY].map((key) => [key.id, key.publicKey]));
  const sources = rowSourcesOf([vouchedTransactions]);
  return verifyTenant(tx, { keys, sources, kept: readKeptCheckpoints(given.keptText ?? ''), ...given });
}

/** What is found after these statements; `$1` is the tenant. */
function after(statements: readonly string[], given: Given = {}) {
  return tampered(async (tx) => {
    for (const statement of statements) await tx.query(statement, [tx.tenantId]);
    return (await look(tx, given)).breaks;
  });
}

const idAt = (position: number): string => factIds[position - 1] ?? '';

describe('what nobody touched', () => {
  it('is sound, from the beginning and from a day, and agrees with what was kept', async () => {
    const found = await tampered((tx) => look(tx, { keptText: kept }));
    expect(found.breaks).toEqual([]);
    expect(found).toMatchObject({ facts: 707, checkpoints: 3, keptCheckpoints: 3, waiting: 0, rowsWithoutDigest: 0 });
    expect(found.rows.get('ledger.transaction')).toBe(2);
    const later = await tampered((tx) => look(tx, { since: '2026-09-22' }));
    expect(later).toMatchObject({ breaks: [], facts: 4 });
  });
});

describe('a changed entry', () => {
  it('is named, and only it: one fact and one line of the ledger', async () => {
    const breaks = await after([
      `update platform.fact set detail = '{"no": 9000}' where tenant_id = $1 and id = '${idAt(500)}'`,
      `update ledger.entry set amount = 61 where tenant_id = $1 and transaction_id = '${transactionId}' and no = 2`,
    ]);
    expect(breaks).toMatchObject([
      { kind: 'fact-changed', row: `${idAt(500)} (trial.done) at position 500`, at: '2026-09-21T02:00:00.000Z' },
      {
        kind: 'row-changed',
        table: 'ledger.entry',
        row: expect.stringContaining(`line 2 of transaction ${transactionId}`),
        shouldBe: 'amount 60, balance after 90',
        is: 'amount 61, balance after 90',
      },
    ]);
    expect(breaks).toHaveLength(2);
  });

  it.each([
    ['who did it', "actor_id = 'stranger'"],
    ['its name', "name = 'trial.undone'"],
    ['its thing', "subject_kind = 'other'"],
    ['its moment', "at = at + interval '1 millisecond'"],
    ['its moment by less than is kept', "at = at + interval '1 microsecond'"],
    ['its day', "at = at + interval '9 days'"],
  ])('is named whatever of it was changed: %s', async (_what, change) => {
    const breaks = await after([
      `update platform.fact set ${change} where tenant_id = $1 and id in ('${idAt(2)}', '${idAt(300)}')`,
    ]);
    expect(breaks.map(({ kind, row }) => `${kind} ${row.slice(0, 36)}`)).toEqual([
      `fact-changed ${idAt(2)}`,
      `fact-changed ${idAt(300)}`,
    ]);
  });

  it('is named in the ledger when both its amount and its balance were changed', async () => {
    const breaks = await after([
      `update ledger.transaction set reason = 'other' where tenant_id = $1 and id = '${transactionId}'`,
    ]);
    expect(breaks).toMatchObject([{ kind: 'row-changed', table: 'ledger.transaction', row: transactionId }]);
  });
});

describe('an entry that is gone or was not there', () => {
  it.each([
    ['a fact', [`delete from platform.fact where tenant_id = $1 and id = 'ID'`], 'fact-missing'],
    [
      'a fact with its place in the order',
      [
        `delete from platform.fact where tenant_id = $1 and id = 'ID'`,
        'delete from platform.fact_order where tenant_id = $1 and position = 4',
      ],
      'order-missing',
    ],
    ['a link', ['delete from platform.chain_link where tenant_id = $1 and position = 4'], 'link-missing'],
    ['a node', ['delete from platform.chain_block where tenant_id = $1'], 'tree-changed'],
    ['a tree', ["delete from platform.chain_tree where tenant_id = $1 and day = '2026-09-20'"], 'tree-changed'],
  ])('is named: %s', async (_what, statements, kind) => {
    const breaks = await after(statements.map((statement) => statement.replace('ID', idAt(4))));
    expect(breaks[0]).toMatchObject({ kind, row: expect.stringMatching(/position [14]\b/) });
  });

  it('is named when a fact was put in beside the numbering', async () => {
    const id = newId();
    const breaks = await after([
      `insert into platform.fact select tenant_id, '${id}', at, actor_id, name, subject_kind, subject_id, detail
       from platform.fact where tenant_id = $1 and id = '${idAt(2)}'`,
    ]);
    expect(breaks).toMatchObject([{ kind: 'fact-inserted', row: id }]);
  });

  it('is named in the ledger: a transaction removed, another put in', async () => {
    const id = newId();
    const breaks = await after([
      `insert into ledger.transaction select tenant_id, '${id}', unit, reason, origin_capability, origin_id,
         reverses_id, posted_at, posted_by from ledger.transaction where tenant_id = $1 and id = '${transactionId}'`,
      `delete from ledger.transaction where tenant_id = $1 and id = '${transactionId}'`,
    ]);
    expect(breaks).toMatchObject([
      { kind: 'row-missing', row: transactionId },
      { kind: 'row-inserted', row: id },
    ]);
  });

  it('is named when two facts changed places', async () => {
    const swap = (from: number, to: number) =>
      `update platform.fact_order set position = ${to} where tenant_id = $1 and position = ${from}`;
    const breaks = await after([swap(10, 0), swap(11, 10), swap(0, 11)]);
    expect(breaks).toMatchObject([
      { kind: 'order-changed', row: 'position 10', shouldBe: `fact ${idAt(10)}`, is: `fact ${idAt(11)}` },
      { kind: 'order-changed', row: 'position 11', shouldBe: `fact ${idAt(11)}`, is: `fact ${idAt(10)}` },
    ]);
  });
});

describe('who changes the hashes as well', () => {
  it.each([
    ['a link', 'chain_link set link_hash = leaf_hash where tenant_id = $1 and position = 600', 'link-changed'],
    ['the end', 'chain_head set link_hash = frontier[1] where tenant_id = $1', 'head-changed'],
  ])('is found by the next one: %s', async (_what, change, kind) => {
    const [first] = await after([`update platform.${change}`]);
    expect(first).toMatchObject({ kind });
  });

  /** Changes a fact and makes every hash anew, as one could who owns the database. */
  async function chainAnew(tx: Tx): Promise<void> {
    const change = `update platform.fact set detail = '{"no": 9000}' where tenant_id = $1 and id = '${idAt(500)}'`;
    await tx.query(change, [tx.tenantId]);
    for (const table of ['chain_link', 'chain_block', 'chain_tree', 'chain_head']) {
      await tx.query(`delete from platform.${table} where tenant_id = $1`, [tx.tenantId]);
    }
    await chainFacts(tx, 10_000);
  }

  it('is exposed by the signed checkpoint of that day', async () => {
    const breaks = await tampered(async (tx) => {
      await chainAnew(tx);
      return (await look(tx)).breaks;
    });
    const row = 'number 2 over positions 4-703 of 2026-09-21';
    expect(breaks[0]).toMatchObject({ kind: 'checkpoint-contradicts', row });
  });

  /** And signs everything anew, with a key of their own or with the stolen one. */
  async function signAnew(tx: Tx): Promise<void> {
    await chainAnew(tx);
    await tx.query('delete from platform.checkpoint where tenant_id = $1', [tx.tenantId]);
    const actor = { kind: 'system', tenantId: tx.tenantId, name: 'trial' } as const;
    const now = '2026-09-23T02:00:00.000Z';
    await signCheckpoints({ tx, actor, place: town.place, now, newId }, { today: false });
  }

  it('is exposed by the key when it is another one', async () => {
    setCheckpointKeys([makeSigningKey()]);
    const breaks = await tampered(async (tx) => {
      await signAnew(tx);
      return (await look(tx)).breaks;
    });
    expect(breaks[0]).toMatchObject({ kind: 'checkpoint-key-unknown', row: 'number 1', shouldBe: KEY.id });
  });

  it('and has the key too is exposed by any checkpoint kept elsewhere', async () => {
    const [alone, compared] = await tampered(async (tx) => {
      await signAnew(tx);
      return [await look(tx), await look(tx, { keptText: kept })];
    });
    expect(alone?.breaks).toEqual([]);
    expect(compared?.breaks.map(({ kind, row }) => `${kind} ${row}`)).toEqual([
      'kept-checkpoint-differs number 2',
      'kept-checkpoint-differs number 3',
    ]);
  });
});

describe('checkpoints', () => {
  it.each([
    ['one was changed', ["update platform.checkpoint set day = '2026-09-19' where tenant_id = $1 and no = 2"]],
    [
      'one was signed otherwise',
      ['update platform.checkpoint set signature = head_hash where tenant_id = $1 and no = 2'],
    ],
  ])('are named when %s', async (_what, statements) => {
    expect((await after(statements))[0]).toMatchObject({ kind: 'checkpoint-changed', row: 'number 2' });
  });

  it('are missed when one is gone', async () => {
    const breaks = await after(['delete from platform.checkpoint where tenant_id = $1 and no = 2']);
    expect(breaks).toMatchObject([{ kind: 'checkpoint-missing', row: 'number 3' }]);
  });

  it('tell when the last facts were cut off, and a kept one tells when they went with them', async () => {
    const cut = [
      `delete from platform.fact where tenant_id = $1
         and id in (select fact_id from platform.fact_order where position > 703)`,
      'delete from platform.fact_order where tenant_id = $1 and position > 703',
      'delete from platform.chain_link where tenant_id = $1 and position > 703',
      `update platform.chain_head set position = 703, link_hash = tree.head_hash from platform.chain_tree tree
       where chain_head.tenant_id = $1 and tree.tenant_id = $1 and tree.to_position = 703`,
      'delete from ledger.transaction where tenant_id = $1',
    ];
    expect(await after(cut)).toMatchObject([{ kind: 'facts-cut-off', row: 'number 3' }]);
    const whole = [...cut, 'delete from platform.checkpoint where tenant_id = $1 and no = 3'];
    expect(await after(whole)).toEqual([]);
    expect(await after(whole, { keptText: kept })).toMatchObject([
      { kind: 'kept-checkpoint-missing', row: 'number 3' },
    ]);
  });

  it('publish the public halves of their keys only', () => {
    expect(JSON.stringify(checkpointPublicKeys())).not.toContain(KEY.seed);
  });
});
