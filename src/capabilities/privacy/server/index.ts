import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { agreedAtRegistration } from './agreed-at-registration.ts';
import { erasuresAreCarriedOut } from './carry-out-erasures.ts';
import { listDue } from './due.ts';
import * as consents from './handlers/consents.ts';
import * as minorLooks from './handlers/minor-looks.ts';
import * as minors from './handlers/minors.ts';
import * as notices from './handlers/notices.ts';
import * as ownData from './handlers/own-data.ts';
import * as requests from './handlers/requests.ts';
import { privacyPersonalData } from './personal-data.ts';
import { consentsExpire, locksEnd, minorAccessesExpire } from './rounds.ts';

export const privacyOffer: CapabilityOffer = {
  name: 'privacy',
  floor: 2,
  words,
  handlers: [notices, consents, ownData, requests, minors, minorLooks].flatMap((noun) => Object.values(noun)),
  listeners: [agreedAtRegistration],
  rounds: [consentsExpire, erasuresAreCarriedOut, minorAccessesExpire, locksEnd],
  personalData: privacyPersonalData,
  sealed: [
    { table: 'privacy.rights_request', column: 'text_sealed', purpose: 'rights-request' },
    { table: 'privacy.request_step', column: 'text_sealed', purpose: 'rights-request' },
    { table: 'privacy.locked_identity', column: 'identity_sealed', purpose: 'locked-identity' },
  ],
  due: listDue,
};
