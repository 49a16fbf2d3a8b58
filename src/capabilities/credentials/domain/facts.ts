import type { Fact } from '../../../kernel/decision.ts';
import type { Batch, Credential, RevocationKind } from './model.ts';

function ofCredential(name: string, credential: Credential, detail: Fact['detail']): Fact {
  return {
    name,
    subject: { kind: 'credential', id: credential.id },
    detail: {
      number: credential.number,
      kind: credential.kind,
      issuerOrganisationId: credential.issuerOrganisationId,
      ...detail,
    },
  };
}

/** Carries the hashes by which a paper is later shown to have been in the published record on that day. */
export function issued(credential: Credential): Fact {
  return ofCredential('credentials.issued', credential, {
    holder: credential.holder,
    origin: credential.origin,
    issuedOn: credential.snapshot.issuedOn,
    validUntil: credential.snapshot.validUntil,
    snapshotSha256: credential.snapshotSha256,
    documentSha256: credential.documentSha256,
  });
}

export const revoked = (credential: Credential, kind: RevocationKind): Fact =>
  ofCredential('credentials.revoked', credential, { reasonKind: kind });

function ofBatch(name: string, batch: Batch): Fact {
  const { id, issuerOrganisationId, kind, lineCount } = batch;
  return { name, subject: { kind: 'credential-batch', id }, detail: { issuerOrganisationId, kind, lineCount } };
}

export const batchAsked = (batch: Batch): Fact => ofBatch('credentials.batch-asked', batch);
export const batchFinished = (batch: Batch): Fact => ofBatch('credentials.batch-finished', batch);
