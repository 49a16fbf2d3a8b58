import type { Selectable } from 'kysely';
import { addMinutes, type Instant } from '../../../kernel/days.ts';
import { seal, unseal } from '../../../platform/server/sealing.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { GuardianInput } from '../domain/record.ts';
import { RevealedValue, type Reveal } from '../domain/revealing.ts';
import type { PeopleTables } from './tables.ts';

const GUARDIAN = 'guardian-contact';

type RevealRow = Selectable<PeopleTables['people.reveal']>;

function asReveal(row: RevealRow): Reveal {
  return {
    id: row.id,
    personId: row.person_id,
    what: RevealedValue.parse(row.what),
    reason: row.reason,
    revealedBy: row.revealed_by,
    revealedAt: row.revealed_at,
    isMinor: row.is_minor,
    approvalId: row.approval_id,
  };
}

export async function findReveal(tx: Tx, id: string): Promise<Reveal | undefined> {
  const [row] = await tx.query<RevealRow>('select * from people.reveal where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
  ]);
  return row && asReveal(row);
}

export async function saveReveal(tx: Tx, reveal: Reveal): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .insertInto('people.reveal')
    .values({
      tenant_id: tx.tenantId,
      id: reveal.id,
      person_id: reveal.personId,
      what: reveal.what,
      reason: reveal.reason,
      revealed_by: reveal.revealedBy,
      revealed_at: reveal.revealedAt,
      is_minor: reveal.isMinor,
      approval_id: reveal.approvalId,
    })
    .execute();
}

export async function countInLastHour(tx: Tx, revealedBy: string, now: Instant): Promise<number> {
  // Asked for many at the same moment, each must see those before it.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.tenantId} reveals ${revealedBy}`]);
  const [row] = await tx.query<{ count: number }>(
    `select count(*) as count from people.reveal
     where tenant_id = $1 and revealed_by = $2 and revealed_at > $3`,
    [tx.tenantId, revealedBy, addMinutes(now, -60)],
  );
  return row?.count ?? 0;
}

export type MinorsPage = {
  readonly from: Instant;
  readonly before: Instant;
  readonly after: string | null;
  readonly limit: number;
};

/** Looks at data of minors in a span of time, in the order in which they were asked for. */
export async function listMinorReveals(tx: Tx, page: MinorsPage): Promise<Reveal[]> {
  const rows = await tx.query<RevealRow>(
    `select * from people.reveal where tenant_id = $1 and is_minor and revealed_at >= $2 and revealed_at < $3
       and ($4::uuid is null or id > $4) order by id limit $5`,
    [tx.tenantId, page.from, page.before, page.after, page.limit],
  );
  return rows.map(asReveal);
}

/** A guardian as listed; the contact is opened only for a reveal. */
export type Guardian = Omit<GuardianInput, 'contact'> & {
  readonly contact: () => string;
  readonly recordedAt: Instant;
};

export async function listGuardians(tx: Tx, personIds: readonly string[]): Promise<Guardian[]> {
  const rows = await tx.query<Selectable<PeopleTables['people.guardian']>>(
    'select * from people.guardian where tenant_id = $1 and person_id = any($2::uuid[]) order by id desc limit 20',
    [tx.tenantId, personIds],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    relation: row.relation as Guardian['relation'],
    consentedAt: row.consented_at,
    method: row.method as Guardian['method'],
    recordedAt: row.recorded_at,
    contact: () => unseal(row.contact_sealed, GUARDIAN),
  }));
}

export async function saveGuardian(
  tx: Tx,
  personId: string,
  guardian: GuardianInput,
  { by, now }: { readonly by: string; readonly now: Instant },
): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .insertInto('people.guardian')
    .values({
      tenant_id: tx.tenantId,
      id: guardian.id,
      person_id: personId,
      name: guardian.name,
      relation: guardian.relation,
      contact_sealed: seal(guardian.contact, GUARDIAN),
      consented_at: guardian.consentedAt,
      method: guardian.method,
      recorded_by: by,
      recorded_at: now,
    })
    .execute();
}

/** Whether a guardian with this id was recorded already. */
export async function findGuardian(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query('select 1 from people.guardian where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  return rows.length > 0;
}
