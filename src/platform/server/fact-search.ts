import type { Instant } from '../../kernel/days.ts';
import { asStoredFact, type FactRow } from './facts.ts';
import type { StoredFact } from './offers.ts';
import type { Tx } from './transaction.ts';

/** What an auditor may ask for. What is left out narrows nothing. */
export type FactFilter = {
  readonly names?: readonly string[] | undefined;
  readonly capability?: string | undefined;
  readonly actorIds?: readonly string[] | undefined;
  /** Facts about one of these, as far as the facts tell. */
  readonly organisationIds?: readonly string[] | undefined;
  readonly subjectId?: string | undefined;
  readonly fromAt?: Instant | undefined;
  readonly untilAt?: Instant | undefined;
  readonly outcome?: 'done' | 'refused' | undefined;
};

const COLUMNS = 'f.id, o.position, f.at, f.actor_id, f.name, f.subject_kind, f.subject_id, f.detail';
const TABLES = `platform.fact f
  left join platform.fact_order o on o.tenant_id = f.tenant_id and o.fact_id = f.id`;

/** Of what is refused, only that is kept which must be: a wrong code, a failed sign-in (SEC-14). */
const REFUSED = '-(failed|wrong|refused)$';

const ORGANISATION_FIELDS = ['organisationId', 'providerOrganisationId', 'requesterOrganisationId'];

/** The conditions as SQL, and what stands for their numbered places behind the tenant. */
function conditionsOf(filter: FactFilter): { readonly sql: string; readonly values: readonly unknown[] } {
  const parts: string[] = [];
  const values: unknown[] = [];
  const add = (value: unknown, condition: (place: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    parts.push(condition(`$${values.length + 1}`));
  };
  add(filter.names, (place) => `f.name = any(${place}::text[])`);
  add(filter.capability && `${filter.capability}.`, (place) => `starts_with(f.name, ${place})`);
  add(filter.actorIds, (place) => `f.actor_id = any(${place}::text[])`);
  add(filter.organisationIds, (place) => {
    const fields = ORGANISATION_FIELDS.map((field) => `f.detail ->> '${field}' = any(${place}::text[])`);
    return `(f.subject_id = any(${place}::uuid[]) or ${fields.join(' or ')})`;
  });
  add(filter.subjectId, (place) => `f.subject_id = ${place}`);
  add(filter.fromAt, (place) => `f.at >= ${place}`);
  add(filter.untilAt, (place) => `f.at < ${place}`);
  add(filter.outcome && REFUSED, (place) => `f.name ${filter.outcome === 'refused' ? '~' : '!~'} ${place}`);
  return { sql: parts.map((part) => ` and ${part}`).join(''), values };
}

/** The facts as an auditor reads them: newest first, those older than `after` (a fact's id). */
export async function searchFacts(
  tx: Tx,
  filter: FactFilter,
  page: { readonly after?: string | null | undefined; readonly limit: number },
): Promise<StoredFact[]> {
  const { sql, values } = conditionsOf(filter);
  const [after, limit] = [`$${values.length + 2}`, `$${values.length + 3}`];
  const rows = await tx.query<FactRow>(
    `select ${COLUMNS} from ${TABLES}
     where f.tenant_id = $1${sql} and (${after}::uuid is null or f.id < ${after})
     order by f.id desc limit ${limit}`,
    [tx.tenantId, ...values, page.after ?? null, page.limit],
  );
  return rows.map(asStoredFact);
}

export async function findFact(tx: Tx, id: string): Promise<StoredFact | undefined> {
  const [row] = await tx.query<FactRow>(`select ${COLUMNS} from ${TABLES} where f.tenant_id = $1 and f.id = $2`, [
    tx.tenantId,
    id,
  ]);
  return row && asStoredFact(row);
}
