import type { CivilDate, Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Region, RegionSystem } from '../domain/regions.ts';

type RegionRow = {
  readonly code: string;
  readonly system: RegionSystem;
  readonly name: string;
  readonly parent_code: string | null;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly successor_codes: string[];
};

function asRegion(row: RegionRow): Region {
  return {
    code: row.code,
    system: row.system,
    name: row.name,
    parentCode: row.parent_code,
    from: row.valid_from,
    until: row.valid_until,
    successorCodes: row.successor_codes,
  };
}

/** What tells one edition of a code from all others; also the key by which the list is paged. */
export function regionKey({ code, system, from }: Pick<Region, 'code' | 'system' | 'from'>): string {
  return `${code} ${system} ${from ?? ''}`;
}

/** Further than this no code is followed to those that came after it. */
const MOST_STEPS = 5;
const MOST_EDITIONS = 5_000;

/** All editions of these codes, and of the codes that came after them. */
export async function listEditions(tx: Tx, codes: readonly string[]): Promise<Region[]> {
  const known = new Map<string, Region>();
  let wanted = [...new Set(codes)];
  for (let step = 0; wanted.length > 0 && step <= MOST_STEPS; step += 1) {
    const rows = await tx.query<RegionRow>(
      'select * from organisations.region where tenant_id = $1 and code = any($2::text[]) limit $3',
      [tx.tenantId, wanted, MOST_EDITIONS],
    );
    const found = rows.map(asRegion);
    for (const region of found) known.set(regionKey(region), region);
    const codesKnown = new Set([...known.values()].map(({ code }) => code));
    wanted = [...new Set(found.flatMap((region) => region.successorCodes))].filter((code) => !codesKnown.has(code));
  }
  return [...known.values()];
}

/** By code, then by system and day. One row more than asked for tells whether there is a next page. */
export async function listRegions(
  tx: Tx,
  { text, after, limit }: { text: string; after?: string | undefined; limit: number },
): Promise<Region[]> {
  const rows = await tx.query<RegionRow>(
    `select * from organisations.region
     where tenant_id = $1 and ($2 = '' or code like $3 or name ilike $4)
       and ($5::text is null or (code || ' ' || system || ' ' || coalesce(valid_from, '')) collate "C" > $5)
     order by (code || ' ' || system || ' ' || coalesce(valid_from, '')) collate "C" limit $6`,
    [
      tx.tenantId,
      text,
      `${text.replaceAll(/[\\%_]/g, '')}%`,
      `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`,
      after ?? null,
      limit + 1,
    ],
  );
  return rows.map(asRegion);
}

export type Brought = {
  readonly importId: string;
  readonly now: Instant;
  readonly newId: () => string;
};

/** Brings editions in; one that is known already is brought up to date. */
export async function saveRegions(tx: Tx, regions: readonly Region[], brought: Brought): Promise<void> {
  const rows = regions.map((region) => ({
    id: brought.newId(),
    code: region.code,
    system: region.system,
    name: region.name,
    parent_code: region.parentCode,
    valid_from: region.from,
    valid_until: region.until,
    successor_codes: region.successorCodes,
  }));
  await tx.query(
    `insert into organisations.region (tenant_id, id, code, system, name, parent_code, valid_from, valid_until,
       successor_codes, import_id, imported_at)
     select $1, r.id, r.code, r.system, r.name, r.parent_code, r.valid_from, r.valid_until,
       r.successor_codes, $3, $4
     from jsonb_to_recordset($2::jsonb) as r(id uuid, code text, system text, name text, parent_code text,
       valid_from text, valid_until text, successor_codes text[])
     on conflict (tenant_id, system, code, coalesce(valid_from, '')) do update set name = excluded.name,
       parent_code = excluded.parent_code, valid_until = excluded.valid_until,
       successor_codes = excluded.successor_codes, import_id = excluded.import_id, imported_at = excluded.imported_at`,
    [tx.tenantId, JSON.stringify(rows), brought.importId, brought.now],
  );
}

/** The codes in use among open organisations that the tables know, but none of whose editions holds on the day. */
export async function listAbolishedInUse(tx: Tx, date: CivilDate, limit: number) {
  return tx.query<{ id: string; name: string; code: string }>(
    `select o.id, o.name, o.region_code as code from organisations.organisation o
     where o.tenant_id = $1 and o.merged_into_id is null
       and exists (select 1 from organisations.region r
         where r.tenant_id = o.tenant_id and r.code = o.region_code and r.valid_until <= $2)
       and not exists (select 1 from organisations.region r
         where r.tenant_id = o.tenant_id and r.code = o.region_code
           and (r.valid_from is null or r.valid_from <= $2) and (r.valid_until is null or r.valid_until > $2))
     order by o.id limit $3`,
    [tx.tenantId, date, limit],
  );
}
