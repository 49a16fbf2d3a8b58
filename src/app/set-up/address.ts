import type { Instant } from '../../kernel/days.ts';
import type { Database } from '../../platform/server/database.ts';
import { makeSetUpToken } from '../../platform/server/set-up-token.ts';

/** An address at which one place is set up. It stands on the operator's screen only; a new one ends the one before. */
export async function setUpAddress(database: Database, publicUrl: string, now: Instant): Promise<string> {
  return `${publicUrl}/set-up?token=${await makeSetUpToken(database, now)}`;
}
