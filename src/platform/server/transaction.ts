import type { Transaction } from 'kysely';

/**
 * An open transaction of one tenant: row-level security is already set to it. A store names its own tables:
 * `tx.tables<CommitmentsTables>().selectFrom('commitments.commitment')`. Say `tenant_id = tx.tenantId` in every
 * statement besides, so that the planner and Citus see it.
 */
export interface Tx {
  readonly tenantId: string;
  tables<Tables>(): Transaction<Tables>;
  /** Runs a statement as written, for hot paths and long reports. Prepared once per connection. */
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}
