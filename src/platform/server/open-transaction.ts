import { createHash } from 'node:crypto';
import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type Transaction,
} from 'kysely';
import type pg from 'pg';
import type { Tx } from './transaction.ts';

const statementNames = new Map<string, string>();

/** The same text always gets the same name, so each connection plans it once. */
export function statementName(sql: string): string {
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

/** A transaction that was begun for a tenant on this connection. */
export class OpenTx implements Tx {
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
