import type { Fact } from '../../../kernel/decision.ts';
import type { Consent, ConsentAction } from './consents.ts';
import type { Notice } from './notice.ts';

const ofNotice = (notice: Notice, name: `privacy.${string}`): Fact => ({
  name,
  subject: { kind: 'privacy-notice', id: notice.id },
  detail: { kind: notice.kind, version: notice.version, inForceOn: notice.inForceOn },
});
export const noticeDrafted = (notice: Notice) => ofNotice(notice, 'privacy.notice-drafted');
export const noticeRevised = (notice: Notice) => ofNotice(notice, 'privacy.notice-revised');
export const noticePublished = (notice: Notice) => ofNotice(notice, 'privacy.notice-published');

const ofConsent = (consent: Consent, name: `privacy.${string}`): Fact => ({
  name,
  subject: { kind: 'consent', id: consent.id },
  detail: {
    personId: consent.personId,
    purpose: consent.purpose,
    organisationId: consent.organisationId,
    noticeVersion: consent.noticeVersion,
    givenBy: consent.givenBy,
  },
});
export const consentGiven = (consent: Consent) => ofConsent(consent, 'privacy.consent-given');

const endNames = {
  withdraw: 'privacy.consent-withdrawn',
  expire: 'privacy.consent-expired',
  supersede: 'privacy.consent-superseded',
} as const satisfies Record<ConsentAction, `privacy.${string}`>;
/** Higher floors listen: what rested on the consent must stop. */
export const consentEnded = (consent: Consent, action: ConsentAction) => ofConsent(consent, endNames[action]);
