import type { CivilDate } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';

export type OwnLiaison = {
  readonly name: string;
  readonly post: string;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
};

const MOST = 500;

/** Of which organisations these persons are or were the liaison. */
export async function listLiaisonsOf(tx: Tx, personIds: readonly string[]): Promise<OwnLiaison[]> {
  return tx.query<OwnLiaison>(
    `select o.name, l.post, l.valid_from as "from", l.valid_until as until
     from organisations.liaison l
     join organisations.organisation o on o.tenant_id = l.tenant_id and o.id = l.organisation_id
     where l.tenant_id = $1 and l.person_id = any($2::uuid[]) order by l.valid_from desc, l.id limit $3`,
    [tx.tenantId, personIds, MOST],
  );
}
