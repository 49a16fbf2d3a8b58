import type { Actor } from '../../../kernel/actor.ts';
import type { Decision } from '../../../kernel/decision.ts';
import { allow, refuse } from '../../../kernel/decision.ts';
import { vouchedFor } from '../../../platform/server/chain/vouching.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { findOrganisation } from '../../organisations/server/door.ts';
import * as facts from '../domain/facts.ts';
import type { Content, Credential, CredentialKind, Holder } from '../domain/model.ts';
import { reachOf } from './present.ts';
import { issuePapers, namesOf, sha256 } from './issue.ts';
import * as store from './store/credentials.ts';
import { recordOf } from './vouched.ts';
import { openSeriesForUpdate } from './store/numbers.ts';

export { verifyEvidence, type Evidence, type Why } from './evidence.ts';
export { CREDENTIAL_KEYS, setCredentials } from './setting.ts';

/** A paper as a higher floor wants it issued. Who may want that is for the caller to decide. */
export type WantedCredential = {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly issuerOrganisationId: string;
  readonly holder: Holder;
  readonly content: Content;
  /** What it rests on, opaque here: the caller finds its papers again by it. */
  readonly origin: Credential['origin'];
  /** The ids it rests on. While this paper stands, its issuer gives this holder no other on the same ids. */
  readonly basis?: readonly string[];
  /** Who handled it at the issuer; null when the holder asked and the records spoke for themselves. */
  readonly handlerPersonId: string | null;
  readonly validMonths: number | null;
};

export type IssueRefusal = 'issuer-not-found' | 'holder-not-found' | 'id-already-used' | 'same-paper-stands';

/** Issues one paper under the next number of its issuer. Its fact carries the hashes that prove it later. */
export async function issueCredential(
  doing: Doing,
  wanted: WantedCredential,
): Promise<Decision<Credential, IssueRefusal>> {
  const { tx, now } = doing;
  const issuer = await findOrganisation(tx, wanted.issuerOrganisationId);
  if (!issuer) return refuse('issuer-not-found');
  const { people, organisations } = await namesOf(doing, [wanted.holder], null);
  if (people.size + organisations.size === 0) return refuse('holder-not-found');
  if (await store.findCredential(tx, wanted.id)) return refuse('id-already-used', { field: 'id' });
  // Who issues for this organisation at the same moment waits here, and then sees the paper it would double.
  await openSeriesForUpdate(tx, issuer.id, now);
  const basisSha256 = wanted.basis ? basisOf(wanted.issuerOrganisationId, wanted.holder, wanted.basis) : null;
  const standing = basisSha256 ? await store.findStanding(tx, basisSha256) : undefined;
  if (standing) return refuse('same-paper-stands', { detail: { number: standing.number } });
  const { kind, handlerPersonId, validMonths, id, holder, content, origin } = wanted;
  const paper = { id, holder, content, origin, basisSha256, batch: null };
  const [credential] = await issuePapers(doing, { issuer, kind, handlerPersonId, validMonths }, [paper]);
  if (!credential) throw new Error('A paper was issued and is not there.');
  return allow(credential, ...vouchedFor([facts.issued(credential)], recordOf(credential)));
}

function basisOf(issuerId: string, holder: Holder, basis: readonly string[]): string {
  return sha256(JSON.stringify([issuerId, holder, [...basis].sort()]));
}

/** The organisations for which the actor may issue papers (VOL-13). */
export async function listIssuerIds(tx: Tx, actor: Actor): Promise<string[]> {
  return (await reachOf(tx, actor, ['clerk'])).map(({ id }) => id);
}

export function findCredential(tx: Tx, id: string): Promise<Credential | undefined> {
  return store.findCredential(tx, id);
}

/** The paper that stands on exactly these ids, if one does. */
export function findStandingCredential(
  tx: Tx,
  on: { readonly issuerOrganisationId: string; readonly holder: Holder; readonly basis: readonly string[] },
): Promise<Credential | undefined> {
  return store.findStanding(tx, basisOf(on.issuerOrganisationId, on.holder, on.basis));
}
