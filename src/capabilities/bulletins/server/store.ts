import type { Selectable } from 'kysely';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Bulletin, BulletinFigure, BulletinState, Distribution, Paragraph } from '../domain/model.ts';
import type { BulletinsTables } from './tables.ts';

/** The counter row of this year number holds the issues ever. */
const EVER = 0;

type Row = Selectable<BulletinsTables['bulletins.bulletin']>;

function asBulletin(row: Row): Bulletin {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    title: row.title,
    lead: row.lead,
    paragraphs: row.paragraphs as Paragraph[],
    distribution: row.distribution as Distribution,
    copies: row.copies,
    state: row.state as BulletinState,
    figures: row.figures as BulletinFigure[],
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at,
    editedBy: row.edited_by,
    returnReason: row.return_reason,
    signedBy: row.signed_by,
    issueNo: row.issue_no,
    totalNo: row.total_no,
    issuedOn: row.issued_on,
  };
}

function asRow(bulletin: Bulletin) {
  return {
    title: bulletin.title,
    lead: bulletin.lead,
    paragraphs: JSON.stringify(bulletin.paragraphs),
    distribution: JSON.stringify(bulletin.distribution),
    copies: bulletin.copies,
    state: bulletin.state,
    figures: JSON.stringify(bulletin.figures),
    edited_by: [...bulletin.editedBy],
    return_reason: bulletin.returnReason,
    signed_by: bulletin.signedBy,
    issue_year: bulletin.issuedOn ? Number(bulletin.issuedOn.slice(0, 4)) : null,
    issue_no: bulletin.issueNo,
    total_no: bulletin.totalNo,
    issued_on: bulletin.issuedOn,
  };
}

function bulletins(tx: Tx) {
  return tx.tables<BulletinsTables>().selectFrom('bulletins.bulletin').selectAll().where('tenant_id', '=', tx.tenantId);
}

export async function findBulletin(tx: Tx, id: string): Promise<Bulletin | undefined> {
  const row = await bulletins(tx).where('id', '=', id).executeTakeFirst();
  return row && asBulletin(row);
}

export async function findBulletinForUpdate(tx: Tx, id: string): Promise<Bulletin | undefined> {
  const row = await bulletins(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asBulletin(row);
}

type Page = { readonly after?: string | undefined; readonly limit: number };

/** Newest first: ids are ordered by the time of drafting. One row more than asked tells whether there are more. */
export async function listPublished(tx: Tx, page: Page): Promise<Bulletin[]> {
  let query = bulletins(tx).where('state', '=', 'published');
  if (page.after) query = query.where('id', '<', page.after);
  return (
    await query
      .orderBy('id', 'desc')
      .limit(page.limit + 1)
      .execute()
  ).map(asBulletin);
}

export async function listOfOrganisations(tx: Tx, ids: readonly string[], page: Page): Promise<Bulletin[]> {
  if (ids.length === 0) return [];
  let query = bulletins(tx).where('organisation_id', 'in', [...ids]);
  if (page.after) query = query.where('id', '<', page.after);
  return (
    await query
      .orderBy('id', 'desc')
      .limit(page.limit + 1)
      .execute()
  ).map(asBulletin);
}

export async function saveNewBulletin(tx: Tx, bulletin: Bulletin): Promise<void> {
  await tx
    .tables<BulletinsTables>()
    .insertInto('bulletins.bulletin')
    .values({
      tenant_id: tx.tenantId,
      id: bulletin.id,
      organisation_id: bulletin.organisationId,
      drafted_by: bulletin.draftedBy,
      drafted_at: bulletin.draftedAt,
      ...asRow(bulletin),
    })
    .execute();
}

export async function saveBulletin(tx: Tx, bulletin: Bulletin): Promise<void> {
  await tx
    .tables<BulletinsTables>()
    .updateTable('bulletins.bulletin')
    .set(asRow(bulletin))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', bulletin.id)
    .execute();
}

/** The next numbers of an organisation. The rows stay locked until the signature is committed, so none is skipped. */
export async function takeIssueNumbersForUpdate(tx: Tx, organisationId: string, year: number) {
  const totalNo = await takeNumber(tx, organisationId, EVER);
  return { totalNo, issueNo: await takeNumber(tx, organisationId, year) };
}

async function takeNumber(tx: Tx, organisationId: string, year: number): Promise<number> {
  const [row] = await tx.query<{ issue_no: number }>(
    `insert into bulletins.issue_counter as counter (tenant_id, organisation_id, year, issue_no)
     values ($1, $2, $3, 1)
     on conflict (tenant_id, organisation_id, year) do update set issue_no = counter.issue_no + 1
     returning issue_no`,
    [tx.tenantId, organisationId, year],
  );
  if (!row) throw new Error('A counter answered nothing.');
  return row.issue_no;
}
