import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { StepAction } from '../domain/model.ts';

export type OwnStep = {
  readonly at: Instant;
  readonly ledgerNo: string;
  readonly title: string;
  readonly action: StepAction;
};

const MOST = 2_000;

/** The steps these persons took, newest first. */
export async function listStepsOf(tx: Tx, personIds: readonly string[]): Promise<OwnStep[]> {
  const rows = await tx.query<{ at: Instant; ledger_no: string; title: string; action: StepAction }>(
    `select s.at, c.ledger_no, c.title, s.action
     from commitments.step s
     join commitments.commitment c on c.tenant_id = s.tenant_id and c.id = s.commitment_id
     where s.tenant_id = $1 and s.person_id = any($2::uuid[]) order by s.at desc, s.id desc limit $3`,
    [tx.tenantId, personIds, MOST],
  );
  return rows.map(({ ledger_no: ledgerNo, ...step }) => ({ ...step, ledgerNo }));
}
