import type { Instant } from '../../kernel/days.ts';
import type { Database } from './database.ts';
import type { Place } from './place.ts';
import type { Tx } from './transaction.ts';

type PlaceRow = {
  tenant_id: string;
  slug: string;
  name_zh: string;
  name_en: string;
  region_code: string;
  ledger_prefix: string;
};

function asPlace(row: PlaceRow): Place {
  return {
    tenantId: row.tenant_id,
    slug: row.slug,
    name: { 'zh-CN': row.name_zh, en: row.name_en },
    regionCode: row.region_code,
    ledgerPrefix: row.ledger_prefix,
  };
}

/** All places of the installation, by slug. A province has some hundred, so they are read whole. */
export async function listPlaces(database: Database): Promise<Place[]> {
  const rows = await database.global<PlaceRow>(
    'select tenant_id, slug, name_zh, name_en, region_code, ledger_prefix from platform.place order by slug limit 1000',
  );
  return rows.map(asPlace);
}

const INSERT = `insert into platform.place (tenant_id, slug, name_zh, name_en, region_code, ledger_prefix, made_at)
  values ($1, $2, $3, $4, $5, $6, $7)`;

function valuesOf({ tenantId, slug, name, regionCode, ledgerPrefix }: Place, now: Instant): unknown[] {
  return [tenantId, slug, name['zh-CN'], name.en, regionCode, ledgerPrefix, now];
}

export async function addPlace(database: Database, place: Place, now: Instant): Promise<void> {
  await database.global(INSERT, valuesOf(place, now));
}

/** The same in a transaction of the new place, together with what it begins with. */
export async function addPlaceIn(tx: Tx, place: Place, now: Instant): Promise<void> {
  await tx.query(INSERT, valuesOf(place, now));
}

export async function findSetting<Value>(database: Pick<Database, 'global'>, name: string): Promise<Value | undefined> {
  const [row] = await database.global<{ value: Value }>('select value from platform.setting where name = $1', [name]);
  return row?.value;
}

export async function saveSetting(
  database: Pick<Database, 'global'>,
  name: string,
  value: unknown,
  now: Instant,
): Promise<void> {
  await database.global(
    `insert into platform.setting (name, value, set_at) values ($1, $2, $3)
     on conflict (name) do update set value = excluded.value, set_at = excluded.set_at`,
    [name, JSON.stringify(value), now],
  );
}
