import { civilDateOf, type Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { allIdsOf } from '../../people/server/door.ts';
import type { ConsentPurpose } from '../domain/consents.ts';
import * as consents from './store/consents.ts';
import { listByIds } from './store/minors.ts';
import { findRequest } from './store/requests.ts';

/**
 * Whether this person's consent to a purpose stands now. For sharing, `organisationId` says with whom; without it any
 * such consent counts. Whoever acts on it listens for `privacy.consent-withdrawn` and stops.
 */
export async function hasConsent(
  tx: Tx,
  about: { readonly personId: string; readonly organisationId?: string },
  purpose: ConsentPurpose,
  now: Instant,
): Promise<boolean> {
  const today = civilDateOf(now);
  for (const personId of await allIdsOf(tx, about.personId)) {
    const asked = { personId, purpose, organisationId: about.organisationId ?? null };
    if (await consents.isStanding(tx, asked, today)) return true;
  }
  return false;
}

/** Who sent a request about their own data. */
export async function findRequestSender(tx: Tx, requestId: string): Promise<string | undefined> {
  return (await findRequest(tx, requestId))?.personId;
}

/** Who asked to look at a minor's data. */
export async function findMinorAccessAsker(tx: Tx, accessId: string): Promise<string | undefined> {
  return (await listByIds(tx, [accessId])).get(accessId)?.requestedBy;
}
