import type { Tx } from '../../../platform/server/transaction.ts';
import type { Person } from '../domain/model.ts';

type SheetMade = { readonly person: Person; readonly isFromSheet: boolean };
type Row = { id: string; name: string; volunteer_no: string; organisation_id: string | null; is_from_sheet: boolean };

/** Locked so that nobody refers to them anew by a key until it is decided which of them stay. */
export async function listSheetMadeForUpdate(tx: Tx, ids: readonly string[]): Promise<Map<string, SheetMade>> {
  const rows = await tx.query<Row>(
    `select id, name, volunteer_no, organisation_id, is_from_sheet from people.person
     where tenant_id = $1 and id = any($2::uuid[]) order by id for update`,
    [tx.tenantId, ids],
  );
  return new Map(
    rows.map((row) => {
      const person = { id: row.id, name: row.name, volunteerNo: row.volunteer_no, organisationId: row.organisation_id };
      return [row.id, { person, isFromSheet: row.is_from_sheet }] as const;
    }),
  );
}

/** The only place in which records are deleted; the database itself refuses any that no sheet has made. */
export async function deleteSheetMade(tx: Tx, ids: readonly string[]): Promise<void> {
  const gone = await tx.query<{ id: string }>(
    'delete from people.person where tenant_id = $1 and id = any($2::uuid[]) returning id',
    [tx.tenantId, ids],
  );
  if (gone.length < ids.length) throw new Error('A record that was to be taken back is still there.');
}
