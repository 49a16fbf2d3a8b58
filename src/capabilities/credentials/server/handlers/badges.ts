import { refuse } from '../../../../kernel/decision.ts';
import { answer, answerFile, type Call } from '../../../../platform/server/handle.ts';
import { findOrganisation } from '../../../organisations/server/door.ts';
import * as contract from '../../contract.ts';
import { didOf, type BadgePlace } from '../../domain/badge.ts';
import { mayPrint } from '../../domain/policy.ts';
import { check } from '../checking.ts';
import { gatherEvidence } from '../evidence.ts';
import { issuerOf } from '../present.ts';
import { credentialsSetting } from '../setting.ts';
import { issuerDocument, signDocument, statusListDocument } from '../signing.ts';
import { findCredential, listRevokedNos } from '../store/credentials.ts';

function badgePlace({ place }: Pick<Call<typeof contract.verify>, 'place'>): BadgePlace {
  return { publicUrl: credentialsSetting().publicUrl, slug: place.slug };
}

export const downloadBadge = answerFile(contract.downloadBadge, async (call) => {
  const found = await check(call, call.input);
  if (found === 'too-many-checks') return refuse(found);
  if (found === 'not-found') return refuse('credential-not-found');
  const issuer = didOf(badgePlace(call), found.issuerOrganisationId);
  const signed = signDocument(found.document, issuer, found.issuedAt);
  const bytes = new TextEncoder().encode(`${JSON.stringify(signed, null, 2)}\n`);
  return { name: `${found.number}.json`, type: 'application/vc+json', bytes };
});

export const downloadEvidence = answerFile(contract.downloadEvidence, async (call) => {
  const { tx, actor, input } = call;
  const credential = await findCredential(tx, input.credentialId);
  // It names persons by their ids, so it is for those who may see the paper; they may hand it on.
  if (!credential || !mayPrint(actor, credential, await issuerOf(tx, credential))) {
    return refuse('credential-not-found');
  }
  const issuer = didOf(badgePlace(call), credential.issuerOrganisationId);
  const signed = signDocument(credential.document, issuer, credential.issuedAt);
  const evidence = await gatherEvidence(tx, credential, signed);
  const bytes = new TextEncoder().encode(`${JSON.stringify(evidence, null, 2)}\n`);
  return { name: `${credential.number}-evidence.json`, type: 'application/json', bytes };
});

export const getIssuerDocument = answer(contract.getIssuerDocument, async (call) => {
  const issuer = await findOrganisation(call.tx, call.input.organisationId);
  return issuer ? issuerDocument(badgePlace(call), issuer.id) : refuse('issuer-not-found');
});

export const getStatusList = answer(contract.getStatusList, async (call) => {
  const { organisationId, year } = call.input;
  const issuer = await findOrganisation(call.tx, organisationId);
  if (!issuer) return refuse('issuer-not-found');
  const revokedNos = await listRevokedNos(call.tx, issuer.id, year);
  return statusListDocument(badgePlace(call), { organisationId: issuer.id, year, revokedNos, now: call.now });
});
