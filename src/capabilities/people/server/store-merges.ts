import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Merge } from '../domain/merging.ts';
import type { RecordPart, Shown } from '../domain/record.ts';
import type { Within } from './store-records.ts';

type MergeRow = {
  id: string;
  survivor_id: string;
  merged_id: string;
  reason: string;
  parts: RecordPart[];
  showed_before: Shown | null;
  merged_at: Instant;
  merged_by: string;
  undone_at: Instant | null;
  undone_by: string | null;
};

function asMerge(row: MergeRow): Merge {
  return {
    id: row.id,
    survivorId: row.survivor_id,
    mergedId: row.merged_id,
    reason: row.reason,
    parts: row.parts,
    showedBefore: row.showed_before,
    mergedAt: row.merged_at,
    mergedBy: row.merged_by,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
  };
}

export async function findMerge(tx: Tx, id: string): Promise<Merge | undefined> {
  const [row] = await tx.query<MergeRow>('select * from people.merge where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
  ]);
  return row && asMerge(row);
}

export async function findMergeForUpdate(tx: Tx, id: string): Promise<Merge | undefined> {
  const [row] = await tx.query<MergeRow>('select * from people.merge where tenant_id = $1 and id = $2 for update', [
    tx.tenantId,
    id,
  ]);
  return row && asMerge(row);
}

/** The latest merges into one of these records, those taken back too. */
export async function listMergesInto(tx: Tx, survivorIds: readonly string[]): Promise<Merge[]> {
  const rows = await tx.query<MergeRow>(
    'select * from people.merge where tenant_id = $1 and survivor_id = any($2::uuid[]) order by id desc limit 50',
    [tx.tenantId, survivorIds],
  );
  return rows.map(asMerge);
}

export async function saveNewMerge(tx: Tx, merge: Merge, shows: Shown | null): Promise<void> {
  await tx.query(
    `insert into people.merge
       (tenant_id, id, survivor_id, merged_id, reason, parts, showed_before, merged_at, merged_by)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9)`,
    [
      tx.tenantId,
      merge.id,
      merge.survivorId,
      merge.mergedId,
      merge.reason,
      merge.parts,
      merge.showedBefore && JSON.stringify(merge.showedBefore),
      merge.mergedAt,
      merge.mergedBy,
    ],
  );
  await saveLink(tx, merge.mergedId, merge.survivorId);
  await saveShows(tx, merge.survivorId, shows);
}

export async function saveUndone(tx: Tx, merge: Merge, shows: Shown | null): Promise<void> {
  await tx.query('update people.merge set undone_at = $3, undone_by = $4 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    merge.id,
    merge.undoneAt,
    merge.undoneBy,
  ]);
  await saveLink(tx, merge.mergedId, null);
  await saveShows(tx, merge.survivorId, shows);
}

async function saveLink(tx: Tx, mergedId: string, survivorId: string | null): Promise<void> {
  await tx.query('update people.person set merged_into = $3 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    mergedId,
    survivorId,
  ]);
}

async function saveShows(tx: Tx, id: string, shows: Shown | null): Promise<void> {
  await tx.query('update people.person set shows = $3::jsonb where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
    shows && JSON.stringify(shows),
  ]);
}

export type LookAlike = {
  readonly oneId: string;
  readonly otherId: string;
  readonly samePaper: boolean;
  readonly sameName: boolean;
  readonly sameBirth: boolean;
  readonly samePhone: boolean;
  readonly sameOrganisation: boolean;
};

const SAME = `
  coalesce(a.paper_index = b.paper_index, false) as "samePaper", a.name = b.name as "sameName",
  coalesce(a.birth_on = b.birth_on, false) as "sameBirth",
  coalesce(a.phone_index = b.phone_index, false) as "samePhone",
  coalesce(a.organisation_id = b.organisation_id, false) as "sameOrganisation"`;

const MINE = (one: string) =>
  `(${one}.organisation_id = any($2::uuid[]) or ($3::boolean and ${one}.organisation_id is null))
   and ${one}.merged_into is null`;

/** Pairs that may be one person: by paper, or by name and one thing more. Those said to be two are left out. */
export async function listLookAlikes(
  tx: Tx,
  within: Within,
  page: { readonly after: { readonly oneId: string; readonly otherId: string } | null; readonly limit: number },
): Promise<LookAlike[]> {
  return tx.query<LookAlike>(
    `with pair as (
       select a.id as one_id, b.id as other_id from people.person a
       join people.person b on b.tenant_id = $1 and b.paper_index = a.paper_index and b.id > a.id
       where a.tenant_id = $1 and ${MINE('a')} and ${MINE('b')}
       union
       select a.id, b.id from people.person a
       join people.person b on b.tenant_id = $1 and b.name = a.name and b.id > a.id
       where a.tenant_id = $1 and ${MINE('a')} and ${MINE('b')}
         and (b.birth_on = a.birth_on or b.phone_index = a.phone_index or b.organisation_id = a.organisation_id)
     )
     select one_id as "oneId", other_id as "otherId", ${SAME}
     from pair
     join people.person a on a.tenant_id = $1 and a.id = one_id
     join people.person b on b.tenant_id = $1 and b.id = other_id
     where ($4::uuid is null or (one_id, other_id) > ($4, $5::uuid))
       and not exists (select 1 from people.different_pair d
                       where d.tenant_id = $1 and d.one_id = pair.one_id and d.other_id = pair.other_id)
     order by one_id, other_id limit $6`,
    [
      tx.tenantId,
      within.organisationIds,
      within.isHomelessSeen,
      page.after?.oneId ?? null,
      page.after?.otherId ?? null,
      page.limit,
    ],
  );
}

/** What two records have in common, whether or not they were found as a pair. */
export async function compare(tx: Tx, oneId: string, otherId: string): Promise<LookAlike | undefined> {
  const [row] = await tx.query<LookAlike>(
    `select a.id as "oneId", b.id as "otherId", ${SAME}
     from people.person a join people.person b on b.tenant_id = $1 and b.id = $3
     where a.tenant_id = $1 and a.id = $2`,
    [tx.tenantId, oneId, otherId],
  );
  return row;
}

const inOrder = (oneId: string, otherId: string) => (oneId < otherId ? [oneId, otherId] : [otherId, oneId]);

export async function isSaidToBeDifferent(tx: Tx, oneId: string, otherId: string): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from people.different_pair where tenant_id = $1 and one_id = $2 and other_id = $3',
    [tx.tenantId, ...inOrder(oneId, otherId)],
  );
  return rows.length > 0;
}

/** Returns whether it was new. */
export async function saveDifferent(
  tx: Tx,
  [oneId, otherId]: readonly [string, string],
  { by, now }: { readonly by: string; readonly now: Instant },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into people.different_pair (tenant_id, one_id, other_id, said_by, said_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning one_id`,
    [tx.tenantId, ...inOrder(oneId, otherId), by, now],
  );
  return rows.length > 0;
}
