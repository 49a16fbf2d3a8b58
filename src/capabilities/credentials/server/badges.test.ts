import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { defaultDocumentLoader, verifyCredential } from '@digitalbazaar/vc';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, testPapers, type Town } from '../../../../test/town.ts';
import { newId } from '../../../platform/server/ids.ts';
import { makeSigningKey } from '../../../platform/server/signing-keys.ts';
import * as contract from '../contract.ts';
import { canonicalQuads } from '../domain/quads.ts';
import { setCredentials } from './door.ts';
import { base58, fromBase58, isSignedWith, type SignedDocument } from './signing.ts';

let town: Town;
let office: Office;
let clerk: Colleague;

beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  clerk = await office.takeOn('13800000001', [['clerk', office.branchId]]);
});
afterAll(async () => {
  setCredentials(testPapers);
  await town.close();
});

const BADGES = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#';
const protectedTerms = { '@protected': true, id: '@id', type: '@type' } as const;
const typed = (name: string, terms: object = {}) => ({
  [name]: { '@id': BADGES + name, '@context': { ...protectedTerms, ...terms } },
});

/** The terms of Open Badges 3.0 that our badges use, each defined as its context (3.0.3) defines it. */
const badgeContext = {
  '@context': {
    ...protectedTerms,
    OpenBadgeCredential: { '@id': `${BADGES}OpenBadgeCredential` },
    ...typed('Achievement', { criteria: { '@id': `${BADGES}Criteria`, '@type': '@id' } }),
    ...typed('AchievementSubject', {
      achievement: { '@id': `${BADGES}achievement` },
      licenseNumber: { '@id': `${BADGES}licenseNumber` },
      result: { '@id': `${BADGES}result`, '@container': '@set' },
    }),
    ...typed('Profile'),
    ...typed('Result', { value: { '@id': 'https://schema.org/value' } }),
    description: { '@id': 'https://schema.org/description' },
    name: { '@id': 'https://schema.org/name' },
    narrative: { '@id': `${BADGES}narrative` },
  },
};

type Badge = SignedDocument & {
  readonly credentialStatus: { readonly statusListCredential: string; readonly statusListIndex: string };
};

async function read(address: string): Promise<unknown> {
  const path = address.replace(`${testPapers.publicUrl}/${town.place.slug}/api`, '');
  const response = await town.house.http.request(`/${town.place.slug}/api${path}`);
  expect(response.status, address).toBe(200);
  return response.json();
}

/** Everything a verifier asks for, without a network: contexts from here, issuers and lists from the town itself. */
async function documentLoader(url: string) {
  const answer = (document: unknown) => ({ contextUrl: null, documentUrl: url, document });
  if (url === 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json') return answer(badgeContext);
  if (!url.startsWith('did:web:')) return defaultDocumentLoader(url);
  const [did = '', fragment] = url.split('#');
  const organisationId = did.split(':').at(-1);
  const issuer = (await read(`/issuers/${organisationId}/did.json`)) as {
    id: string;
    verificationMethod: { id: string }[];
  };
  expect(issuer.id).toBe(did);
  if (!fragment) return answer(issuer);
  const method = issuer.verificationMethod.find(({ id }) => id === url);
  return answer({ '@context': 'https://w3id.org/security/multikey/v1', ...method });
}

async function checkStatus({ credential }: { credential: Badge }) {
  const { statusListCredential, statusListIndex } = credential.credentialStatus;
  const list = (await read(statusListCredential)) as SignedDocument & { credentialSubject: { encodedList: string } };
  const isGenuine = (await accept(list)).verified;
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
  const index = Number(statusListIndex);
  const isRevoked = ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
  return { verified: isGenuine && !isRevoked };
}

/** The public verifier's word: @digitalbazaar/vc with the suite eddsa-rdfc-2022. */
async function accept(credential: unknown): Promise<{ verified: boolean; error?: { errors?: Error[] } }> {
  const suite = new DataIntegrityProof({ cryptosuite });
  return verifyCredential({ credential, suite, documentLoader, checkStatus, now: new Date(town.now()) });
}

async function issue(more: object = {}): Promise<{ id: string; badge: Badge; query: string }> {
  const id = newId();
  const paper = { id, organisationId: office.branchId, holderOrganisationId: office.otherBranchId };
  const words = { kind: 'plaque' as const, text: '爱心共建 "2026" \\ 单位' };
  const { number } = await town.perform(contract.issueToOne, clerk.actor, { ...paper, ...words, ...more });
  const { code } = await town.perform(contract.getCredential, clerk.actor, { credentialId: id });
  const query = `/verify/${number}/badge.json?code=${code}`;
  return { id, query, badge: (await read(query)) as Badge };
}

describe('a badge', () => {
  const kinds = [{}, { kind: 'training-certificate', validMonths: 12 }];
  test.each(kinds)('is accepted by a public verifier', async (more) => {
    const { badge } = await issue(more);
    const said = await accept(badge);
    expect(said.error?.errors ?? []).toEqual([]);
    expect(said.verified).toBe(true);
  });

  it('is refused when one word of it was changed, wherever', async () => {
    const { badge } = await issue();
    const changes: ((text: string) => string)[] = [
      (text) => text.replace('供电支部', '供电党委'),
      (text) => text.replace('-2026-', '-2025-'),
      (text) => text.replace('匾牌', '勋章'),
      (text) => text.replace(/"statusListIndex":"\d+"/, '"statusListIndex":"99"'),
      (text) => text.replace(/("validFrom":"2026-09-)28/, '$127'),
      (text) => text.replace(/("created":"2026-09-)28/, '$127'),
    ];
    for (const change of changes) {
      const text = JSON.stringify(badge);
      expect(change(text)).not.toBe(text);
      const changed = JSON.parse(change(text)) as Badge;
      expect((await accept(changed)).verified).toBe(false);
      expect(isSignedWith(changed, testPapers.keys[0]?.publicKey ?? '')).toBe(false);
    }
    expect(isSignedWith(badge, testPapers.keys[0]?.publicKey ?? '')).toBe(true);
  });

  it('is refused once it was revoked, by a list that is signed itself', async () => {
    const { id, badge } = await issue();
    await town.perform(contract.revokeCredential, clerk.actor, { credentialId: id, kind: 'mistake', reason: '写错了' });
    const said = await accept(badge);
    expect(said.verified).toBe(false);
    const other = await issue();
    expect((await accept(other.badge)).verified).toBe(true);
  });

  it('is refused after its last day', async () => {
    const { badge } = await issue({ kind: 'training-certificate', validMonths: 1 });
    town.turnTo('2026-10-28T01:00:00.000Z');
    expect((await accept(badge)).verified).toBe(false);
    town.turnTo('2026-09-28T01:30:00.000Z');
  });

  it('that an older key signed is still accepted after the key was changed, and new ones too', async () => {
    const { badge, query } = await issue();
    const [old] = testPapers.keys;
    if (!old) throw new Error('There is no key.');
    setCredentials({ ...testPapers, keys: [{ ...old, seed: null }, makeSigningKey(Buffer.alloc(32, 8))] });
    const anew = (await read(query)) as Badge;
    expect(anew.proof.verificationMethod).not.toBe(badge.proof.verificationMethod);
    expect([(await accept(badge)).verified, (await accept(anew)).verified]).toEqual([true, true]);
    setCredentials(testPapers);
  });

  it('holds of a person no more than the public may see', async () => {
    const holder = await office.takeOn('13800000009');
    const [person] = await town.house.database.read(town.place.tenantId, (tx) =>
      tx.query<{ volunteer_no: string }>('select volunteer_no from people.person where tenant_id = $1 and id = $2', [
        tx.tenantId,
        holder.actor.personId,
      ]),
    );
    const volunteerNo = person?.volunteer_no ?? '';
    const { badge } = await issue({ holderOrganisationId: undefined, volunteerNo });
    expect(JSON.stringify(badge)).toContain('赵**');
    expect(JSON.stringify(badge)).not.toMatch(new RegExp(`赵某某|${holder.actor.personId}|${volunteerNo}|爱心共建`));
    expect((await accept(badge)).verified).toBe(true);
  });
});

it('base 58 goes both ways', () => {
  for (const hex of ['', '00', '0000ff', 'ed01aa', '00ed0100']) {
    expect(fromBase58(base58(Buffer.from(hex, 'hex'))).toString('hex')).toBe(hex);
  }
});

it('what is not known is refused rather than left unsigned', () => {
  const context = ['https://www.w3.org/ns/credentials/v2'];
  expect(() => canonicalQuads({ '@context': context, id: 'urn:a', colour: 'red' })).toThrow(/colour/);
  expect(() => canonicalQuads({ '@context': context, type: ['Profile'] })).toThrow(/id/);
  expect(() => canonicalQuads({ '@context': ['https://example.com/'], id: 'urn:a' })).toThrow(/contexts/);
});
