import { civilDateOf } from '../../../kernel/days.ts';
import type { Listener } from '../../../platform/server/offers.ts';
import * as rules from '../domain/consent-rules.ts';
import { versionsInForce } from './known-notices.ts';
import { saveNewConsent } from './store/consents.ts';

/** Who ticked the box when registering has consented to what the notice of that moment says (SEC-04). */
export const agreedAtRegistration: Listener = {
  name: 'agreed-at-registration',
  to: ['access.agreed-at-registration'],
  async apply({ tx, actor, now, newId }, fact) {
    const noticeVersion = (await versionsInForce(tx, civilDateOf(now))).general;
    const asked = {
      id: newId(),
      personId: fact.subject.id,
      purpose: 'account-and-service',
      organisationId: null,
    } as const;
    const known = { now, noticeVersion, standing: undefined, isUnder14: false };
    const decision = rules.giveConsent(actor, asked, noticeVersion, known);
    if (!decision.ok) return [];
    await saveNewConsent(tx, decision.value.given);
    return decision.facts;
  },
};
