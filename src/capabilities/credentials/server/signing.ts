import { createHash, sign, verify } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { privateKeyOf, publicKeyOf, type SigningKey } from '../../../platform/server/signing-keys.ts';
import { CREDENTIALS_CONTEXT, didOf, statusListUrl, type BadgePlace } from '../domain/badge.ts';
import type { BadgeDocument } from '../domain/model.ts';
import { canonicalProof, canonicalQuads } from '../domain/quads.ts';
import { credentialsSetting } from './setting.ts';

/** Places of a status list: the least the standard allows, so that a list says nothing about how many there are. */
const LIST_BITS = 131_072;
const ED25519_MULTICODEC = [0xed, 0x01];

export type Proof = {
  readonly type: 'DataIntegrityProof';
  readonly cryptosuite: 'eddsa-rdfc-2022';
  readonly created: string;
  readonly verificationMethod: string;
  readonly proofPurpose: 'assertionMethod';
  readonly proofValue: string;
};
export type SignedDocument = BadgeDocument & { readonly proof: Proof };

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

export function base58(bytes: Uint8Array): string {
  let number = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = (ALPHABET[Number(number % 58n)] ?? '') + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return '1'.repeat(zeros < 0 ? bytes.length : zeros) + text;
}

export function fromBase58(text: string): Buffer {
  let number = 0n;
  for (const sign of text) number = number * 58n + BigInt(ALPHABET.indexOf(sign));
  const hex = number.toString(16);
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return Buffer.concat([
    Buffer.alloc(zeros),
    Buffer.from(number === 0n ? '' : hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'),
  ]);
}

/** A public key as software for credentials writes it (Multikey). */
export function multikeyOf({ publicKey }: Pick<SigningKey, 'publicKey'>): string {
  return `z${base58(Buffer.concat([Buffer.from(ED25519_MULTICODEC), Buffer.from(publicKey, 'base64url')]))}`;
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What is signed: the hash of the proof's options, then that of the document. */
function signedBytes(document: BadgeDocument, proof: Pick<Proof, 'created' | 'verificationMethod'>): Buffer {
  return Buffer.concat([hash(canonicalProof(proof)), hash(canonicalQuads(document))]);
}

/** Signs in the issuer's name with the key that signs now. Ed25519 uses no chance: the same paper, the same proof. */
export function signDocument(document: BadgeDocument, issuer: string, created: string): SignedDocument {
  const key = credentialsSetting().keys.findLast((each) => each.seed !== null);
  if (!key?.seed) throw new Error('There is no key to sign badges with.');
  const options = { created: `${created.slice(0, 19)}Z`, verificationMethod: `${issuer}#${key.id}` };
  const signature = sign(null, signedBytes(document, options), privateKeyOf(key.seed));
  const proof: Proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    ...options,
    proofPurpose: 'assertionMethod',
    proofValue: `z${base58(signature)}`,
  };
  return { ...document, proof };
}

/** Whether the document is as it was when this key signed it. */
export function isSignedWith({ proof, ...document }: SignedDocument, publicKey: string): boolean {
  if (proof.cryptosuite !== 'eddsa-rdfc-2022' || !proof.proofValue.startsWith('z')) return false;
  const signature = fromBase58(proof.proofValue.slice(1));
  return verify(null, signedBytes(document, proof), publicKeyOf(publicKey), signature);
}

/** The issuer's name on the web with every key it ever signed with (did:web). A changed key stays to be checked by. */
export function issuerDocument(place: BadgePlace, organisationId: string) {
  const did = didOf(place, organisationId);
  const methods = credentialsSetting().keys.map((key) => ({
    id: `${did}#${key.id}`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: multikeyOf(key),
  }));
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  };
}

type StatusList = {
  readonly organisationId: string;
  readonly year: number;
  readonly revokedNos: readonly number[];
  readonly now: string;
};

/** The signed list of an issuer and a year: one bit for each number, set once the paper is revoked. */
export function statusListDocument(place: BadgePlace, list: StatusList): SignedDocument {
  const { organisationId, year, revokedNos, now } = list;
  const bits = Buffer.alloc(LIST_BITS / 8);
  // The leftmost bit of a byte is the first, as the standard counts them.
  for (const no of revokedNos) bits[no >> 3] = (bits[no >> 3] ?? 0) | (0x80 >> (no & 7));
  const id = statusListUrl(place, organisationId, year);
  const issuer = didOf(place, organisationId);
  const document: BadgeDocument = {
    '@context': [CREDENTIALS_CONTEXT],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: `${now.slice(0, 19)}Z`,
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${gzipSync(bits).toString('base64url')}`,
    },
  };
  return signDocument(document, issuer, now);
}
