import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../kernel/canonical.ts';
import { hashLeaf } from '../../../kernel/merkle.ts';
import type { StoredFact } from '../offers.ts';

/** Stands beside every hash that is kept, so that a later one can be told from it (SEC-16). */
export const ALGORITHM = 'sha256';

export function sha256(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const hashBytes = (bytes: Uint8Array): Uint8Array => sha256(bytes);
export const HASH = hashBytes;

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const LINK = Uint8Array.of(0x02);
const DIGESTED = Uint8Array.of(0x03);

/**
 * The leaf of a fact: SHA-256 over a zero byte and the canonical JSON (RFC 8785, UTF-8) of the list
 * `["tongxin.fact.1", tenant, position, id, at, actor, name, subject kind, subject id, detail]`. Writer, verifier and
 * whoever checks from outside make it in this way.
 */
export function leafOfFact(tenantId: string, fact: StoredFact): Uint8Array {
  const { position, id, at, actorId, name, subject, detail } = fact;
  const record = ['tongxin.fact.1', tenantId, position, id, at, actorId, name, subject.kind, subject.id, detail];
  return hashLeaf(hashBytes, Buffer.from(canonicalJson(record)));
}

/** Where the chain of a tenant begins, before its first fact. */
export function firstLink(tenantId: string): Uint8Array {
  return sha256(`tongxin.chain.1\n${tenantId}`);
}

export function nextLink(before: Uint8Array, leaf: Uint8Array): Uint8Array {
  return sha256(LINK, before, leaf);
}

/** The digest of a row that a fact vouches for: SHA-256 over the canonical JSON of what the row says. */
export function digestOf(record: readonly unknown[]): string {
  return sha256(canonicalJson(record)).toString('hex');
}

/** How many rows of a capability are vouched for, and the head of the chain of their digests. */
export type DigestHead = { readonly count: number; readonly head: string };

export function nextDigestHead(before: DigestHead | undefined, owner: string, digest: string): DigestHead {
  const head = before ? Buffer.from(before.head, 'hex') : sha256(`tongxin.digests.1\n${owner}`);
  return { count: (before?.count ?? 0) + 1, head: sha256(DIGESTED, head, Buffer.from(digest, 'hex')).toString('hex') };
}
