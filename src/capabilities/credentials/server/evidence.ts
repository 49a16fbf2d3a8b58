import { canonicalJson } from '../../../kernel/canonical.ts';
import { isSignedBy } from '../../../platform/server/chain/checkpoint-keys.ts';
import { publishedText } from '../../../platform/server/chain/checkpoint-text.ts';
import { findCheckpoint } from '../../../platform/server/chain/checkpoints.ts';
import { hexOf, leafOfFact } from '../../../platform/server/chain/hashing.ts';
import { proveInclusion, verifyInclusion, type InclusionProof } from '../../../platform/server/chain/inclusion.ts';
import { searchFacts } from '../../../platform/server/fact-search.ts';
import type { StoredFact } from '../../../platform/server/offers.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Credential } from '../domain/model.ts';
import { sha256 } from './issue.ts';
import type { SignedDocument } from './signing.ts';

const FORMAT = 'tongxin.credential-evidence.1';
const ISSUED = 'credentials.issued';

/**
 * A badge together with what shows that it was in the published record on its day. Whoever has this file and a public
 * key of checkpoints needs neither this installation nor a network to see that nothing in it was changed since.
 */
export type Evidence = {
  readonly format: typeof FORMAT;
  readonly credential: SignedDocument;
  readonly tenantId: string;
  readonly fact: StoredFact;
  /** Null until the checkpoint of the day is signed. */
  readonly inclusion: InclusionProof | null;
  /** The checkpoint as it was published. */
  readonly checkpoint: string | null;
};

export async function gatherEvidence(tx: Tx, credential: Credential, signed: SignedDocument): Promise<Evidence> {
  const [fact] = await searchFacts(tx, { names: [ISSUED], subjectId: credential.id }, { limit: 1 });
  if (!fact) throw new Error('A paper was issued without a fact.');
  const inclusion = (await proveInclusion(tx, fact.id)) ?? null;
  const checkpoint = inclusion && (await findCheckpoint(tx, inclusion.checkpoint.no));
  return {
    format: FORMAT,
    credential: signed,
    tenantId: tx.tenantId,
    fact,
    inclusion,
    checkpoint: checkpoint ? publishedText(checkpoint) : null,
  };
}

/** What was found out about a file of evidence. */
export type EvidenceSays =
  | { readonly ok: true; readonly number: string; readonly day: string; readonly checkpointNo: string }
  | { readonly ok: false; readonly why: Why };
export type Why =
  | 'not-evidence'
  | 'badge-differs-from-fact'
  | 'not-in-a-checkpoint-yet'
  | 'fact-differs-from-record'
  | 'record-differs-from-checkpoint'
  | 'checkpoint-not-signed';

/** Checks a file of evidence against the public keys of checkpoints alone; the keys are by their ids. */
export function verifyEvidence(evidence: Evidence, keys: ReadonlyMap<string, string>): EvidenceSays {
  const no = (why: Why) => ({ ok: false, why }) as const;
  const { fact, inclusion, checkpoint, tenantId } = evidence;
  if (evidence.format !== FORMAT || fact.name !== ISSUED) return no('not-evidence');
  const { proof: _, ...document } = evidence.credential;
  if (sha256(canonicalJson(document)) !== fact.detail['documentSha256']) return no('badge-differs-from-fact');
  if (!inclusion || !checkpoint) return no('not-in-a-checkpoint-yet');
  if (hexOf(leafOfFact(tenantId, fact)) !== inclusion.leafHash) return no('fact-differs-from-record');
  if (!verifyInclusion(inclusion)) return no('fact-differs-from-record');
  const told = readCheckpoint(checkpoint);
  const first = fact.position - inclusion.leafIndex;
  const isCovered =
    told.tenant === tenantId &&
    told.root === `${inclusion.algorithm}:${inclusion.root}` &&
    told.facts === `${first}-${first + inclusion.treeSize - 1}`;
  if (!isCovered) return no('record-differs-from-checkpoint');
  const key = keys.get(told.key);
  const isSigned = key !== undefined && isSignedBy(key, told.text, Buffer.from(told.signature, 'base64url'));
  if (!isSigned) return no('checkpoint-not-signed');
  return { ok: true, number: String(fact.detail['number']), day: told.day, checkpointNo: told.number };
}

/** The lines of a published checkpoint, and the text that was signed: all of it but its last line. */
function readCheckpoint(published: string) {
  const lines = published.split('\n').filter((line) => line !== '');
  const valueOf = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
  return {
    text: lines
      .filter((line) => !line.startsWith('signature '))
      .map((line) => `${line}\n`)
      .join(''),
    tenant: valueOf('tenant'),
    number: valueOf('number'),
    day: valueOf('day'),
    facts: valueOf('facts'),
    root: valueOf('root'),
    key: valueOf('key'),
    signature: valueOf('signature').replace(/^ed25519:/, ''),
  };
}
