import type { Instant } from '../../../../kernel/days.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { Notice } from '../../domain/notice.ts';
import type { PrivacyTables } from '../tables.ts';

const MOST = 500;

function own(tx: Tx) {
  return tx
    .tables<PrivacyTables>()
    .selectFrom('privacy.notice')
    .select(['id', 'kind', 'version', 'in_force_on', 'texts'])
    .where('tenant_id', '=', tx.tenantId);
}

type Row = Pick<PrivacyTables['privacy.notice'], 'id' | 'kind' | 'version' | 'in_force_on' | 'texts'>;
const asNotice = ({ in_force_on: inForceOn, ...rest }: Row): Notice => ({ ...rest, inForceOn });

/** The versions this place wrote itself, newest first; the shipped ones come beside them (`known-notices.ts`). */
export async function listOwnNotices(tx: Tx): Promise<Notice[]> {
  return (await own(tx).orderBy('version', 'desc').orderBy('id').limit(MOST).execute()).map(asNotice);
}

export async function findNoticeForUpdate(tx: Tx, id: string): Promise<Notice | undefined> {
  const row = await own(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asNotice(row);
}

type By = { readonly personId: string; readonly now: Instant };

export async function saveNewNotice(tx: Tx, notice: Notice, { personId, now }: By): Promise<void> {
  await tx.query(
    `insert into privacy.notice (tenant_id, id, kind, version, texts, drafted_by, drafted_at)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7)`,
    [tx.tenantId, notice.id, notice.kind, notice.version, JSON.stringify(notice.texts), personId, now],
  );
}

export async function saveTexts(tx: Tx, notice: Notice): Promise<void> {
  await tx.query('update privacy.notice set texts = $3::jsonb where tenant_id = $1 and id = $2', [
    tx.tenantId,
    notice.id,
    JSON.stringify(notice.texts),
  ]);
}

export async function savePublished(tx: Tx, notice: Notice, { personId, now }: By): Promise<void> {
  await tx.query(
    `update privacy.notice set in_force_on = $3, published_by = $4, published_at = $5
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, notice.id, notice.inForceOn, personId, now],
  );
}
