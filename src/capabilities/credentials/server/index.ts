import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { issueBatchJob } from './batch-job.ts';
import { words } from '../messages/words.ts';
import { credentialsPersonalData, credentialTies } from './personal-data.ts';
import { vouchedCredentials } from './vouched.ts';
import * as badges from './handlers/badges.ts';
import * as batches from './handlers/batches.ts';
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
    badges.downloadEvidence,
    badges.getIssuerDocument,
    badges.getStatusList,
    reading.listCredentials,
    reading.getCredential,
    reading.myCredentials,
    reading.listIssuers,
    printing.printCredential,
    batches.listBatches,
    batches.getBatch,
    batches.askBatch,
    batches.downloadBatch,
    issuing.issueToOne,
    issuing.revokeCredential,
  ],
  jobs: [issueBatchJob],
  vouched: [vouchedCredentials],
  ties: credentialTies,
  personalData: credentialsPersonalData,
};
