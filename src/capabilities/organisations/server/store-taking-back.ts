import type { Tx } from '../../../platform/server/transaction.ts';
import type { Organisation } from '../domain/model.ts';
import { asOrganisation, type OrganisationRow } from './store.ts';

type SheetMade = { readonly organisation: Organisation; readonly isFromSheet: boolean };

/** Locked so that nobody refers to them anew by a key until it is decided which of them stay. */
export async function listSheetMadeForUpdate(tx: Tx, ids: readonly string[]): Promise<Map<string, SheetMade>> {
  const rows = await tx.query<OrganisationRow>(
    'select * from organisations.organisation where tenant_id = $1 and id = any($2::uuid[]) order by id for update',
    [tx.tenantId, ids],
  );
  return new Map(
    rows.map((row) => [row.id, { organisation: asOrganisation(row), isFromSheet: row.is_from_sheet }] as const),
  );
}

/** One that stands below, lives in, or was merged into another; `id` only where it is itself among those asked for. */
export type Leaning = {
  readonly id: string | null;
  readonly parentId: string | null;
  readonly hostId: string | null;
  readonly survivorId: string | null;
};

/** Which organisations lean on these. However many lean on one from outside, they are told as one. */
export function listLeanings(tx: Tx, ids: readonly string[]): Promise<Leaning[]> {
  return tx.query<Leaning>(
    `select distinct case when id = any($2::uuid[]) then id end as id, parent_id as "parentId",
       host_organisation_id as "hostId", merged_into_id as "survivorId"
     from organisations.organisation
     where tenant_id = $1 and (
       parent_id = any($2::uuid[]) or host_organisation_id = any($2::uuid[]) or merged_into_id = any($2::uuid[]))`,
    [tx.tenantId, ids],
  );
}

/** The only place in which organisations are deleted; the database itself refuses any that no sheet has made. */
export async function deleteSheetMade(tx: Tx, ids: readonly string[]): Promise<void> {
  const gone = await tx.query<{ id: string }>(
    'delete from organisations.organisation where tenant_id = $1 and id = any($2::uuid[]) returning id',
    [tx.tenantId, ids],
  );
  if (gone.length < ids.length) throw new Error('An organisation that was to be taken back is still there.');
}
