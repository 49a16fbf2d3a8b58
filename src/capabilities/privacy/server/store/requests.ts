import type { Selectable } from 'kysely';
import { seal, unseal } from '../../../../platform/server/sealing.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { RequestState, RequestStep, RightsRequest } from '../../domain/requests.ts';
import type { PrivacyTables } from '../tables.ts';

export const TEXT = 'rights-request';
const MOST_OF_A_PERSON = 100;

type Row = Selectable<PrivacyTables['privacy.rights_request']>;
const asRequest = (row: Row): RightsRequest => ({
  id: row.id,
  personId: row.person_id,
  kind: row.kind,
  state: row.state,
  text: unseal(row.text_sealed, TEXT),
  receivedAt: row.received_at,
  dueOn: row.due_on,
});

function requests(tx: Tx) {
  return tx
    .tables<PrivacyTables>()
    .selectFrom('privacy.rights_request')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId);
}

export async function findRequest(tx: Tx, id: string): Promise<RightsRequest | undefined> {
  const row = await requests(tx).where('id', '=', id).executeTakeFirst();
  return row && asRequest(row);
}

export async function findRequestForUpdate(tx: Tx, id: string): Promise<RightsRequest | undefined> {
  const row = await requests(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asRequest(row);
}

/** Newest first. */
export async function listOfPerson(tx: Tx, personIds: readonly string[]): Promise<RightsRequest[]> {
  const rows = await tx.query<Row>(
    `select * from privacy.rights_request where tenant_id = $1 and person_id = any($2::uuid[])
     order by id desc limit $3`,
    [tx.tenantId, personIds, MOST_OF_A_PERSON],
  );
  return rows.map(asRequest);
}

/** How many of a person are open. Two sent at the same moment wait for each other. */
export async function countOpen(tx: Tx, personId: string): Promise<number> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.tenantId} requests ${personId}`]);
  const [row] = await tx.query<{ count: number }>(
    `select count(*) as count from privacy.rights_request
     where tenant_id = $1 and person_id = $2 and state not in ('answered', 'refused')`,
    [tx.tenantId, personId],
  );
  return row?.count ?? 0;
}

export async function listRequests(
  tx: Tx,
  states: readonly RequestState[],
  page: { readonly after: string | null; readonly limit: number },
): Promise<RightsRequest[]> {
  const rows = await tx.query<Row>(
    `select * from privacy.rights_request
     where tenant_id = $1 and state = any($2::text[]) and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [tx.tenantId, states, page.after, page.limit],
  );
  return rows.map(asRequest);
}

export async function listOpen(tx: Tx, limit: number): Promise<RightsRequest[]> {
  const rows = await tx.query<Row>(
    `select * from privacy.rights_request where tenant_id = $1 and state not in ('answered', 'refused')
     order by due_on, id limit $2`,
    [tx.tenantId, limit],
  );
  return rows.map(asRequest);
}

export async function saveNewRequest(tx: Tx, request: RightsRequest): Promise<void> {
  await tx
    .tables<PrivacyTables>()
    .insertInto('privacy.rights_request')
    .values({
      tenant_id: tx.tenantId,
      id: request.id,
      person_id: request.personId,
      kind: request.kind,
      state: request.state,
      text_sealed: seal(request.text, TEXT),
      received_at: request.receivedAt,
      due_on: request.dueOn,
    })
    .execute();
}

export async function saveStep(tx: Tx, request: RightsRequest, step: RequestStep): Promise<void> {
  await tx
    .tables<PrivacyTables>()
    .updateTable('privacy.rights_request')
    .set({ state: request.state })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', request.id)
    .execute();
  await tx
    .tables<PrivacyTables>()
    .insertInto('privacy.request_step')
    .values({
      tenant_id: tx.tenantId,
      id: step.id,
      request_id: request.id,
      action: step.action,
      at: step.at,
      person_id: step.personId,
      text_sealed: step.text === null ? null : seal(step.text, TEXT),
    })
    .execute();
}

/** The steps of these requests, by request, in the order in which they were taken. */
export async function listSteps(tx: Tx, requestIds: readonly string[]): Promise<Map<string, RequestStep[]>> {
  const rows = await tx.query<Selectable<PrivacyTables['privacy.request_step']>>(
    `select * from privacy.request_step where tenant_id = $1 and request_id = any($2::uuid[])
     order by at, id limit $3`,
    [tx.tenantId, requestIds, MOST_OF_A_PERSON * 6],
  );
  const found = new Map<string, RequestStep[]>();
  for (const row of rows) {
    const text = row.text_sealed === null ? null : unseal(row.text_sealed, TEXT);
    const step = { id: row.id, action: row.action, at: row.at, personId: row.person_id, text };
    found.set(row.request_id, [...(found.get(row.request_id) ?? []), step]);
  }
  return found;
}
