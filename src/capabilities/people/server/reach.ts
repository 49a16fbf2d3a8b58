import { holds, organisationsWhere, type Actor, type OrganisationRef, type Role } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import {
  findOrganisation,
  findOrganisations,
  listOrganisationIds,
  listSubtreeIds,
} from '../../organisations/server/door.ts';
import { reaches } from '../domain/policy.ts';
import type { Within } from './store-records.ts';

/** Whom the actor sees by these roles: everybody of the subtrees, and at the top also those of no organisation. */
export async function withinReach(tx: Tx, actor: Actor, roles: readonly Role[]): Promise<Within> {
  const organisationIds = new Set<string>();
  for (const root of organisationsWhere(actor, roles)) {
    for (const id of await listSubtreeIds(tx, root)) organisationIds.add(id);
  }
  const tops = await topsOf(tx);
  const isHomelessSeen = tops.some((top) => roles.some((role) => holds(actor, role, top)));
  return { organisationIds: [...organisationIds], isHomelessSeen };
}

/** Whether one of these roles of the actor reaches somebody of this organisation, or of none. */
export async function isReached(
  tx: Tx,
  actor: Actor,
  roles: readonly Role[],
  { organisationId }: { readonly organisationId: string | null },
): Promise<boolean> {
  if (organisationId === null) return reaches(actor, roles, await topsOf(tx));
  const home = await findOrganisation(tx, organisationId);
  return home !== undefined && reaches(actor, roles, [home]);
}

async function topsOf(tx: Tx): Promise<OrganisationRef[]> {
  const ids = await listOrganisationIds(tx, { rootsOnly: true });
  return [...(await findOrganisations(tx, ids)).values()];
}
