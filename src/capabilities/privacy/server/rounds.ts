import { civilDateOf } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Round } from '../../../platform/server/rounds.ts';
import { expireConsent } from '../domain/consent-rules.ts';
import { lockEnded } from '../domain/erasures.ts';
import { expireAccess } from '../domain/minors.ts';
import * as consents from './store/consents.ts';
import { deleteEndedLocks } from './store/erasures.ts';
import * as minors from './store/minors.ts';

const AT_ONCE = 200;

/** Consents that were given until a day end with it. */
export const consentsExpire: Round = {
  name: 'privacy.consents-expire',
  everyMinutes: 60,
  async apply({ tx, now }) {
    const today = civilDateOf(now);
    const facts: Fact[] = [];
    for (const consent of await consents.listExpiring(tx, today, AT_ONCE)) {
      const expired = expireConsent(consent, now, today);
      if (!expired) continue;
      await consents.saveEnded(tx, expired.value);
      facts.push(...expired.facts);
    }
    return facts;
  },
};

/** Approvals for data of minors end with their window, and requests nobody decided on end too. */
export const minorAccessesExpire: Round = {
  name: 'privacy.minor-accesses-expire',
  everyMinutes: 15,
  async apply({ tx, now }) {
    const facts: Fact[] = [];
    for (const access of await minors.listEnding(tx, now, AT_ONCE)) {
      const expired = expireAccess(access, now);
      if (!expired) continue;
      await minors.saveAccess(tx, expired.value);
      facts.push(...expired.facts);
    }
    return facts;
  },
};

/** Who somebody was is deleted when the records it belonged to need not be kept any longer. */
export const locksEnd: Round = {
  name: 'privacy.locks-end',
  everyMinutes: 720,
  async apply({ tx, now }) {
    const ended = await deleteEndedLocks(tx, civilDateOf(now), AT_ONCE);
    return ended.map(({ erasureId, personId }) => lockEnded(erasureId, personId));
  },
};
