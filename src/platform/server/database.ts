import { createHash } from 'node:crypto';
import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type Transaction,
} from 'kysely';
import pg from 'pg';
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

const statementNames = new Map<string, string>();

/** The same text always gets the same name, so each connection plans it once. */
function statementName(sql: string): string {
  let name = statementNames.get(sql);
  if (name === undefined) {
    name = createHash('sha1').update(sql).digest('base64url');
    if (statementNames.size < 5_000) statementNames.set(sql, name);
  }
  return name;
}

class OneConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient;
  constructor(client: pg.PoolClient) {
    this.#client = client;
  }
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await this.#client.query({
      name: statementName(query.sql),
      text: query.sql,
      values: query.parameters as unknown[],
    });
    return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }
  // oxlint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Streaming is not offered: lists are bounded and paged by key.');
  }
}

/** Lets Kysely speak through a connection that already stands inside a transaction of ours. */
function dialectOn(client: pg.PoolClient): Dialect {
  const connection = new OneConnection(client);
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => {
      throw new Error('A transaction is open already; do not begin another inside it.');
    },
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class OpenTx implements Tx {
  readonly tenantId: string;
  readonly #client: pg.PoolClient;
  #kysely: Kysely<unknown> | undefined;
  constructor(tenantId: string, client: pg.PoolClient) {
    this.tenantId = tenantId;
    this.#client = client;
  }
  tables<Tables>(): Transaction<Tables> {
    this.#kysely ??= new Kysely<unknown>({ dialect: dialectOn(this.#client) });
    return this.#kysely as unknown as Transaction<Tables>;
  }
  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.#client.query({ name: statementName(sql), text: sql, values: values as unknown[] });
    return result.rows as Row[];
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Errors after which the whole transaction may simply be tried again: serialisation, deadlock, Citus at commit. */
const RETRYABLE = new Set(['40001', '40P01', 'XX000']);
const TRIES = 4;

export type Database = {
  /** Runs in one transaction of the tenant; commits when `work` returns, unless `work` asks to undo. */
  write<Result>(tenantId: string, work: (tx: Tx, undo: () => void) => Promise<Result>): Promise<Result>;
  read<Result>(tenantId: string, work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** For the few tables that belong to no tenant. */
  global<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  isReady(): Promise<boolean>;
  close(): Promise<void>;
};

/** Opens the pool of the application role. The role cannot bypass row-level security. */
export function openDatabase(url: string, options: { poolSize?: number; onError: (error: Error) => void }): Database {
  const pool = new pg.Pool({ connectionString: url, max: options.poolSize ?? 24, types, keepAlive: true });
  // A connection that dies while idle must not end the process; the next query gets a fresh one.
  pool.on('error', options.onError);

  async function once<Result>(begin: string, tenantId: string, work: (tx: Tx, undo: () => void) => Promise<Result>) {
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

  async function retried<Result>(begin: string, tenantId: string, work: (tx: Tx, undo: () => void) => Promise<Result>) {
    for (let tried = 1; ; tried += 1) {
      try {
        return await once(begin, tenantId, work);
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (tried >= TRIES || !RETRYABLE.has(code)) throw error;
      }
    }
  }

  return {
    write: (tenantId, work) => retried('begin', tenantId, work),
    read: (tenantId, work) => retried('begin read only', tenantId, work),
    async global<Row>(sql: string, values: readonly unknown[] = []) {
      const result = await pool.query({ name: statementName(sql), text: sql, values: values as unknown[] });
      return result.rows as Row[];
    },
    async isReady() {
      try {
        await pool.query('select 1');
        return true;
      } catch {
        return false;
      }
    },
    close: () => pool.end(),
  };
}
