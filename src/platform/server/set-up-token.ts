import { createHash, randomBytes } from 'node:crypto';
import { addMinutes, type Instant } from '../../kernel/days.ts';
import type { Database } from './database.ts';
import { findSetting, saveSetting } from './places.ts';
import type { Tx } from './transaction.ts';

/** Who holds the token may set up one place. Kept is its hash; a new one takes the place of the one before. */
type Kept = { readonly tokenHash: string; readonly endsAt: Instant; readonly usedAt: Instant | null };

const SETTING = 'set-up';
const HOURS = 24;

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

export async function makeSetUpToken(database: Pick<Database, 'global'>, now: Instant): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const kept: Kept = { tokenHash: hashOf(token), endsAt: addMinutes(now, HOURS * 60), usedAt: null };
  await saveSetting(database, SETTING, kept, now);
  return token;
}

export async function isSetUpToken(database: Database, token: string, now: Instant): Promise<boolean> {
  const kept = await findSetting<Kept>(database, SETTING);
  return kept !== undefined && kept.usedAt === null && now < kept.endsAt && kept.tokenHash === hashOf(token);
}

/** Uses the token up in the transaction of what it is for: of two who send it at once, one is refused. */
export async function takeSetUpToken(tx: Tx, token: string, now: Instant): Promise<boolean> {
  const rows = await tx.query(
    `update platform.setting set value = jsonb_set(value, '{usedAt}', to_jsonb($3::text)), set_at = $4
     where name = $1 and value->>'tokenHash' = $2 and value->>'usedAt' is null and value->>'endsAt' > $3
     returning 1`,
    [SETTING, hashOf(token), now, now],
  );
  return rows.length > 0;
}
