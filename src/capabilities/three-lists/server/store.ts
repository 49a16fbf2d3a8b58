import type { Tx } from '../../../platform/server/transaction.ts';
import type { Claim, Need, NeedCategory, NeedLine, NeedState } from '../domain/model.ts';
import type { ClaimTable, NeedLineTable, NeedTable, ThreeListsTables } from './tables.ts';

function asNeed(row: NeedTable, lines: readonly NeedLineTable[]): Need {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    title: row.title,
    category: row.category,
    description: row.description,
    areaText: row.area_text,
    deadlineOn: row.deadline_on,
    contactRole: row.contact_role,
    origin: row.origin_capability && row.origin_id ? { capability: row.origin_capability, id: row.origin_id } : null,
    lines: lines.filter((line) => line.need_id === row.id).map(asLine),
    state: row.state,
    submittedBy: row.submitted_by,
    submittedAt: row.submitted_at,
    publishedAt: row.published_at,
    fulfilledOn: row.fulfilled_on,
    reason: row.reason,
  };
}

function asLine({ id, no, name, amount, unit }: NeedLineTable): NeedLine {
  return { id, no, name, amount, unit };
}

function asClaim(row: ClaimTable): Claim {
  return {
    id: row.id,
    needId: row.need_id,
    lineId: row.line_id,
    commitmentId: row.commitment_id,
    organisationId: row.organisation_id,
    amount: row.amount,
    firstContactOn: row.first_contact_on,
    finishOn: row.finish_on,
    claimedAt: row.claimed_at,
    releasedAt: row.released_at,
  };
}

async function withLines(tx: Tx, rows: readonly NeedTable[]): Promise<Need[]> {
  if (rows.length === 0) return [];
  const lines = await tx
    .tables<ThreeListsTables>()
    .selectFrom('three_lists.need_line')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where(
      'need_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('no')
    .execute();
  return rows.map((row) => asNeed(row, lines));
}

function needRow(tx: Tx, id: string) {
  return tx
    .tables<ThreeListsTables>()
    .selectFrom('three_lists.need')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id);
}

export async function findNeed(tx: Tx, id: string): Promise<Need | undefined> {
  return (await withLines(tx, await needRow(tx, id).execute()))[0];
}

export async function findNeedForUpdate(tx: Tx, id: string): Promise<Need | undefined> {
  return (await withLines(tx, await needRow(tx, id).forUpdate().execute()))[0];
}

/**
 * Loads a need so that one part of it can be claimed. The need is held against changes of its state, the line alone
 * against other claims: claims on different lines do not wait for each other. What remains must be counted after
 * this, or two organisations could both be given the last part.
 */
export async function findNeedWithLineForUpdate(tx: Tx, id: string, lineId: string): Promise<Need | undefined> {
  const rows = await needRow(tx, id).forShare().execute();
  await tx.query('select id from three_lists.need_line where tenant_id = $1 and need_id = $2 and id = $3 for update', [
    tx.tenantId,
    id,
    lineId,
  ]);
  return (await withLines(tx, rows))[0];
}

export async function saveNewNeed(tx: Tx, need: Need): Promise<void> {
  const tables = tx.tables<ThreeListsTables>();
  await tables
    .insertInto('three_lists.need')
    .values({
      tenant_id: tx.tenantId,
      id: need.id,
      organisation_id: need.organisationId,
      origin_capability: need.origin?.capability ?? null,
      origin_id: need.origin?.id ?? null,
      ...changing(need),
    })
    .execute();
  await insertLines(tx, need);
}

/** Saves everything but the lines, which only a draft may change (`saveRevisedNeed`). */
export async function saveNeed(tx: Tx, need: Need): Promise<void> {
  await tx
    .tables<ThreeListsTables>()
    .updateTable('three_lists.need')
    .set(changing(need))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', need.id)
    .execute();
}

export async function saveRevisedNeed(tx: Tx, need: Need): Promise<void> {
  await saveNeed(tx, need);
  await tx
    .tables<ThreeListsTables>()
    .deleteFrom('three_lists.need_line')
    .where('tenant_id', '=', tx.tenantId)
    .where('need_id', '=', need.id)
    .execute();
  await insertLines(tx, need);
}

function changing(need: Need) {
  return {
    title: need.title,
    category: need.category,
    description: need.description,
    area_text: need.areaText,
    deadline_on: need.deadlineOn,
    contact_role: need.contactRole,
    state: need.state,
    submitted_by: need.submittedBy,
    submitted_at: need.submittedAt,
    published_at: need.publishedAt,
    fulfilled_on: need.fulfilledOn,
    reason: need.reason,
  };
}

async function insertLines(tx: Tx, need: Need): Promise<void> {
  const rows = need.lines.map((line) => ({ tenant_id: tx.tenantId, need_id: need.id, ...line }));
  await tx.tables<ThreeListsTables>().insertInto('three_lists.need_line').values(rows).execute();
}

export async function saveNewClaim(tx: Tx, claim: Claim): Promise<void> {
  await tx
    .tables<ThreeListsTables>()
    .insertInto('three_lists.claim')
    .values({
      tenant_id: tx.tenantId,
      id: claim.id,
      need_id: claim.needId,
      line_id: claim.lineId,
      commitment_id: claim.commitmentId,
      organisation_id: claim.organisationId,
      amount: claim.amount,
      first_contact_on: claim.firstContactOn,
      finish_on: claim.finishOn,
      claimed_at: claim.claimedAt,
      released_at: claim.releasedAt,
    })
    .execute();
}

export async function saveClaim(tx: Tx, claim: Claim): Promise<void> {
  await tx
    .tables<ThreeListsTables>()
    .updateTable('three_lists.claim')
    .set({ amount: claim.amount, released_at: claim.releasedAt })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', claim.id)
    .execute();
}

/** The claims on these needs, in the order they were made. A need has few: what is asked for is counted in parts. */
export async function listClaims(tx: Tx, needIds: readonly string[]): Promise<Claim[]> {
  if (needIds.length === 0) return [];
  const rows = await tx
    .tables<ThreeListsTables>()
    .selectFrom('three_lists.claim')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('need_id', 'in', needIds)
    .orderBy('id')
    .limit(2_000)
    .execute();
  return rows.map(asClaim);
}

export async function findClaimOfCommitment(tx: Tx, commitmentId: string): Promise<Claim | undefined> {
  const row = await tx
    .tables<ThreeListsTables>()
    .selectFrom('three_lists.claim')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('commitment_id', '=', commitmentId)
    .executeTakeFirst();
  return row && asClaim(row);
}

export async function isClaimKnown(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query('select 1 from three_lists.claim where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  return rows.length > 0;
}

export type WallFilter = {
  readonly category: NeedCategory | null;
  readonly state: 'open' | 'fulfilled' | null;
  readonly clauseId: string | null;
};

/** A place on the wall: which group it hangs in, since when, and the id that settles ties. */
export type WallKey = { readonly rank: number; readonly publishedAt: string; readonly id: string };

/**
 * The wall: needs of which a part is still free first, then those under way, then the fulfilled ones; within each the
 * longest waiting first.
 */
export async function listWall(
  tx: Tx,
  filter: WallFilter,
  page: { readonly after: WallKey | null; readonly limit: number },
): Promise<(Need & { readonly rank: number })[]> {
  const rows = await tx.query<NeedTable & { rank: number }>(
    `select * from (
       select need.*, case
         when need.state = 'fulfilled' then 2
         when exists (
           select 1 from three_lists.need_line line
           where line.tenant_id = need.tenant_id and line.need_id = need.id and line.amount > (
             select coalesce(sum(claim.amount), 0) from three_lists.claim claim
             where claim.tenant_id = line.tenant_id and claim.line_id = line.id and claim.released_at is null
           )
         ) then 0 else 1 end as rank
       from three_lists.need need
       where need.tenant_id = $1 and need.state = any($2::text[])
         and ($3::text is null or need.category = $3)
         and ($4::uuid is null or need.origin_id = $4)
     ) wall
     where $5::int is null or (rank, published_at, id) > ($5::int, $6::timestamptz, $7::uuid)
     order by rank, published_at, id limit $8`,
    [
      tx.tenantId,
      filter.state ? [filter.state] : ['open', 'fulfilled'],
      filter.category,
      filter.clauseId,
      page.after?.rank ?? null,
      page.after?.publishedAt ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  );
  const needs = await withLines(tx, rows);
  return needs.map((need, index) => ({ ...need, rank: rows[index]?.rank ?? 2 }));
}

/** The needs of these organisations in any state, newest first. */
export async function listNeedsOf(
  tx: Tx,
  filter: { readonly organisationIds: readonly string[]; readonly states: readonly NeedState[] },
  page: { readonly after: string | null; readonly limit: number },
): Promise<Need[]> {
  const rows = await tx.query<NeedTable>(
    `select * from three_lists.need
     where tenant_id = $1 and organisation_id = any($2::uuid[]) and state = any($3::text[])
       and ($4::uuid is null or id < $4)
     order by id desc limit $5`,
    [tx.tenantId, filter.organisationIds, filter.states, page.after, page.limit],
  );
  return withLines(tx, rows);
}
