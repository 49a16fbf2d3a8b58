import pg from 'pg';
import { OpenTx, statementName } from './open-transaction.ts';
import type { Tx } from './transaction.ts';

const INT8 = 20;
const TIMESTAMPTZ = 1184;

/** Counts come back as numbers and instants as ISO text, so that rows are plain values on both sides of the wire. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === INT8) return (text: string) => Number(text);
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
    return pg.types.getTypeParser(oid, format) as (text: string) => unknown;
  },
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Errors after which the whole transaction may simply be tried again: serialisation, deadlock, Citus at commit. */
const RETRYABLE = new Set(['40001', '40P01', 'XX000']);
const TRIES = 4;

/** What a connection says when the server behind it stops, starts, or is not there. */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08000', '08003', '08006']);

/** Whether the work failed because the database cannot be reached just now. A write may have been done all the same. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return AWAY.has(code ?? '') || message === 'Connection terminated unexpectedly';
}

export type Database = {
  /** Runs in one transaction of the tenant; commits when `work` returns, unless `work` asks to undo. */
  write<Result>(tenantId: string, work: (tx: Tx, undo: () => void) => Promise<Result>): Promise<Result>;
  read<Result>(tenantId: string, work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** Reads for a long time and sees one moment, whatever is written meanwhile. */
  snapshot<Result>(tenantId: string, work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** For the few tables that belong to no tenant. */
  global<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  isReady(): Promise<boolean>;
  close(): Promise<void>;
};

type Work<Result> = (tx: Tx, undo: () => void) => Promise<Result>;
type Begin = 'begin' | 'begin read only' | 'begin isolation level repeatable read read only';

/** One transaction of a tenant. The tenant is set by a literal, as Citus wants it, so it must look like one. */
async function inTransaction<Result>(pool: pg.Pool, begin: Begin, tenantId: string, work: Work<Result>) {
  if (!UUID.test(tenantId)) throw new Error('A tenant id must be a UUID.');
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`${begin}; set local app.tenant_id = '${tenantId}'`);
    let undone = false;
    const result = await work(new OpenTx(tenantId, client), () => {
      undone = true;
    });
    await client.query(undone ? 'rollback' : 'commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function retried<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (tried >= TRIES || !RETRYABLE.has(code)) throw error;
    }
  }
}

/** Opens the pool of the application role. The role cannot bypass row-level security. */
export function openDatabase(url: string, options: { poolSize?: number; onError: (error: Error) => void }): Database {
  const pool = new pg.Pool({ connectionString: url, max: options.poolSize ?? 24, types, keepAlive: true });
  // A connection that dies must not end the process, idle or in the hands of a request whose query then rejects.
  pool.on('error', options.onError);
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    write: (tenantId, work) => retried(() => inTransaction(pool, 'begin', tenantId, work)),
    read: (tenantId, work) => retried(() => inTransaction(pool, 'begin read only', tenantId, work)),
    snapshot: (tenantId, work) =>
      inTransaction(pool, 'begin isolation level repeatable read read only', tenantId, work),
    async global<Row>(sql: string, values: readonly unknown[] = []) {
      const result = await pool.query({ name: statementName(sql), text: sql, values: values as unknown[] });
      return result.rows as Row[];
    },
    isReady: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    close: () => pool.end(),
  };
}
