import { z } from 'zod';
import type { Role } from '../../kernel/actor.ts';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { CivilDate, Instant } from '../../kernel/days.ts';
import { Content, CredentialKind, CredentialState, FreeKind, RevocationKind } from './domain/model.ts';

const reading: readonly Role[] = ['clerk', 'coordinator', 'auditor'];

const Card = z.object({
  id: Id,
  number: z.string(),
  kind: CredentialKind,
  state: CredentialState,
  issuerOrganisationId: Id,
  issuerName: z.string(),
  /** In full for the issuer's clerks, masked for others. */
  holderName: z.string(),
  issuedOn: CivilDate,
  validUntil: CivilDate.nullable(),
  totalMinutes: z.number(),
});

const Typed = { number: z.string().min(1).max(60), code: z.string().max(40).default('') };

export const verify = route({
  name: 'credentials.verify',
  method: 'GET',
  path: '/verify/:number',
  audience: 'anyone',
  summary: 'Check a paper by its number and code. An unknown number and a wrong code are answered alike (VOL-12)',
  input: z.object(Typed),
  output: z.object({
    paper: z
      .object({
        number: z.string(),
        kind: CredentialKind,
        state: CredentialState,
        issuerName: z.string(),
        maskedHolderName: z.string(),
        issuedOn: CivilDate,
        validUntil: CivilDate.nullable(),
        totalMinutes: z.number(),
        revokedOn: CivilDate.nullable(),
        revocationKind: RevocationKind.nullable(),
      })
      .nullable(),
  }),
  refusals: { 'too-many-checks': 429 },
});

export const downloadBadge = route({
  name: 'credentials.download-badge',
  method: 'GET',
  path: '/verify/:number/badge.json',
  audience: 'anyone',
  summary: 'The paper as a signed Open Badge 3.0 (W3C verifiable credential); says what the check says',
  input: z.object(Typed),
  output: z.unknown(),
  refusals: { 'credential-not-found': 404, 'too-many-checks': 429 },
});

export const getIssuerDocument = route({
  name: 'credentials.get-issuer-document',
  method: 'GET',
  path: '/issuers/:organisationId/did.json',
  audience: 'anyone',
  summary: 'The issuer’s DID document (did:web) with all its public keys, old ones too',
  input: z.object({ organisationId: Id }),
  output: z.record(z.string(), z.unknown()),
  refusals: { 'issuer-not-found': 404 },
});

export const getStatusList = route({
  name: 'credentials.get-status-list',
  method: 'GET',
  path: '/issuers/:organisationId/status/:year',
  audience: 'anyone',
  summary: 'The signed list of revoked papers of an issuer and a year (Bitstring Status List)',
  input: z.object({ organisationId: Id, year: z.coerce.number().int().min(2000).max(2999) }),
  output: z.record(z.string(), z.unknown()),
  refusals: { 'issuer-not-found': 404 },
});

export const listCredentials = route({
  name: 'credentials.list',
  method: 'GET',
  path: '/credentials',
  audience: reading,
  summary: 'Papers issued by the caller’s organisations, the latest first',
  input: z.object({
    ...idPageInput,
    kind: CredentialKind.optional(),
    state: CredentialState.optional(),
    organisationId: Id.optional(),
    batchId: Id.optional(),
    text: z.string().trim().max(60).optional(),
  }),
  output: pageOf(Card),
  refusals: {},
});

export const getCredential = route({
  name: 'credentials.get',
  method: 'GET',
  path: '/credentials/:credentialId',
  audience: reading,
  summary: 'One paper as its issuer sees it: what it says, what it rests on, what became of it',
  input: z.object({ credentialId: Id }),
  output: Card.extend({
    /** Null for those who may not read what stands on it. */
    content: Content.nullable(),
    volunteerNo: z.string().nullable(),
    handlerName: z.string().nullable(),
    code: z.string().nullable(),
    verifyUrl: z.string(),
    issuedAt: Instant,
    /** The holder printed it from the records. */
    isSelfService: z.boolean(),
    originCapability: z.string(),
    documentSha256: z.string(),
    batchId: Id.nullable(),
    revocation: z
      .object({ kind: RevocationKind, reason: z.string(), at: Instant, personName: z.string().nullable() })
      .nullable(),
    mayRevoke: z.boolean(),
    mayPrint: z.boolean(),
  }),
  refusals: { 'credential-not-found': 404, 'not-yours-to-open': 403 },
});

export const myCredentials = route({
  name: 'credentials.my-credentials',
  method: 'GET',
  path: '/my/credentials',
  audience: 'signed-in',
  summary: 'The papers the caller holds, the latest first, each with its code',
  input: z.object(idPageInput),
  output: pageOf(
    Card.extend({
      code: z.string(),
      title: z.string().nullable(),
      text: z.string(),
      revokedOn: CivilDate.nullable(),
      revocationKind: RevocationKind.nullable(),
    }),
  ),
  refusals: {},
});

export const printCredential = route({
  name: 'credentials.print',
  method: 'GET',
  path: '/credentials/:credentialId/paper',
  audience: 'signed-in',
  summary: 'The paper as a PDF, for its holder and the issuer’s clerks; free, and as often as wanted (VOL-10)',
  input: z.object({ credentialId: Id, language: z.enum(['zh-CN', 'en']).default('zh-CN') }),
  output: z.unknown(),
  refusals: { 'credential-not-found': 404, 'already-revoked': 409, 'printing-busy': 429, 'printing-failed': 409 },
});

export const downloadEvidence = route({
  name: 'credentials.download-evidence',
  method: 'GET',
  path: '/credentials/:credentialId/evidence.json',
  audience: 'signed-in',
  summary: 'The badge with what proves, without this installation, that it stood in the published record on its day',
  input: z.object({ credentialId: Id }),
  output: z.unknown(),
  refusals: { 'credential-not-found': 404 },
});

export const listIssuers = route({
  name: 'credentials.list-issuers',
  method: 'GET',
  path: '/credential-issuers',
  audience: ['clerk'],
  summary: 'The organisations for which the caller may issue papers; at most two hundred',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }),
  refusals: {},
});

/** What a clerk writes on a paper of the free kinds. */
export const Written = {
  kind: FreeKind,
  title: z.string().trim().min(2).max(40).nullable().default(null),
  text: z.string().trim().min(2).max(600),
  /** How long it is good; the usual time of its kind when nothing is said, null for good. */
  validMonths: z.number().int().min(1).max(600).nullable().optional(),
};

export const issueToOne = route({
  name: 'credentials.issue',
  method: 'POST',
  path: '/credentials',
  audience: ['clerk'],
  summary: 'Issue a certificate, a thanks or a plaque to one person or one organisation',
  input: z.object({
    ...Written,
    id: Id,
    organisationId: Id,
    volunteerNo: z.string().trim().max(40).optional(),
    holderOrganisationId: Id.optional(),
  }),
  output: z.object({ id: Id, number: z.string() }),
  refusals: {
    'issuer-not-found': 404,
    'not-yours-to-issue': 403,
    'paper-for-yourself': 403,
    'holder-not-found': 422,
    'text-holds-private-number': 422,
    'id-already-used': 409,
    'same-paper-stands': 409,
  },
});

export const revokeCredential = route({
  name: 'credentials.revoke',
  method: 'POST',
  path: '/credentials/:credentialId/revocation',
  audience: ['clerk', 'coordinator'],
  stepUp: true,
  summary: 'Take a paper back and say why; whoever checks it learns that it no longer stands',
  input: z.object({ credentialId: Id, kind: RevocationKind, reason: z.string().trim().min(2).max(300) }),
  output: z.object({ id: Id, state: CredentialState }),
  refusals: { 'credential-not-found': 404, 'not-yours-to-revoke': 403, 'already-revoked': 409 },
});
