import type { Actor, Role } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Organisation } from '../../organisations/domain/model.ts';
import { findOrganisations, listReachIds } from '../../organisations/server/door.ts';
import type { Commitment, Matter } from '../domain/model.ts';
import { completeCommitments, findCommitment, findCommitmentForUpdate } from './store.ts';
import type { CommitmentRow } from './tables.ts';

export type Organisations = ReadonlyMap<string, Organisation>;

/** The organisation by an id that a foreign key vouches for. */
export function organisationOf(organisations: Organisations, id: string): Organisation {
  const organisation = organisations.get(id);
  if (!organisation) throw new Error(`Organisation ${id} stands in the ledger and is not to be found.`);
  return organisation;
}

function withParties(commitment: Commitment, organisations: Organisations): Matter {
  return {
    ...commitment,
    provider: organisationOf(organisations, commitment.providerOrganisationId),
    requester: organisationOf(organisations, commitment.requesterOrganisationId),
  };
}

/** Every organisation that is named anywhere in these commitments. */
export function findOrganisationsOf(tx: Tx, commitments: readonly Commitment[]): Promise<Organisations> {
  const ids = commitments.flatMap((each) => [
    each.providerOrganisationId,
    each.requesterOrganisationId,
    ...each.steps.map((step) => step.organisationId),
  ]);
  return findOrganisations(tx, [...new Set(ids)]);
}

export type FoundMatter = { readonly matter: Matter; readonly organisations: Organisations };

export async function findMatter(tx: Tx, id: string): Promise<FoundMatter | undefined> {
  const commitment = await findCommitment(tx, id);
  if (!commitment) return undefined;
  const organisations = await findOrganisationsOf(tx, [commitment]);
  return { matter: withParties(commitment, organisations), organisations };
}

/** The same, locked until the end of the transaction. */
export async function findMatterForUpdate(tx: Tx, id: string): Promise<Matter | undefined> {
  const commitment = await findCommitmentForUpdate(tx, id);
  return commitment && withParties(commitment, await findOrganisationsOf(tx, [commitment]));
}

/** Whole matters for these rows, in the same order. */
export async function completeMatters(tx: Tx, rows: readonly CommitmentRow[]) {
  const commitments = await completeCommitments(tx, rows);
  const organisations = await findOrganisationsOf(tx, commitments);
  return { matters: commitments.map((each) => withParties(each, organisations)), organisations };
}

/** Every organisation over which the actor holds one of these roles, each once. */
export async function listReach(tx: Tx, actor: Actor, roles: readonly Role[]): Promise<readonly string[]> {
  return listReachIds(tx, actor, roles);
}
