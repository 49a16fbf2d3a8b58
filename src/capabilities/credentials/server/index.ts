import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import * as badges from './handlers/badges.ts';
import * as issuing from './handlers/issuing.ts';
import * as printing from './handlers/printing.ts';
import * as reading from './handlers/reading.ts';
import * as verifying from './handlers/verifying.ts';

export const credentialsOffer: CapabilityOffer = {
  name: 'credentials',
  floor: 2,
  words,
  handlers: [
    verifying.verify,
    badges.downloadBadge,
    badges.getIssuerDocument,
    badges.getStatusList,
    reading.listCredentials,
    reading.getCredential,
    reading.myCredentials,
    reading.listIssuers,
    printing.printCredential,
    issuing.issueToOne,
    issuing.revokeCredential,
  ],
};
