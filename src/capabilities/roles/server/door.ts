import type { Grant, OrganisationRef, Role } from '../../../kernel/actor.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import * as facts from '../domain/facts.ts';
import type { RoleGrant } from '../domain/model.ts';
import * as store from './store.ts';

/** What these people hold now, by person; who holds nothing is left out. One query for all of them. */
export async function findGrantsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, Grant[]>> {
  const held = await store.listHeldBy(tx, personIds);
  return Map.groupBy(held, (grant) => grant.personId);
}

/** The persons who hold a role over this organisation, given on it or above it. */
export function listRoleHolders(tx: Tx, role: Role, organisation: OrganisationRef): Promise<string[]> {
  return store.listHolders(tx, role, organisation.lineage);
}

/** Gives a role without asking who may: only for setting a place up, before anybody holds the right to. */
export async function grantAtSetUp(doing: Doing, grant: Omit<RoleGrant, 'grantedBy' | 'grantedAt' | 'revokedAt'>) {
  const whole = { ...grant, grantedBy: 'system:set-up', grantedAt: doing.now, revokedAt: null };
  await store.saveNewGrant(doing.tx, whole);
  return [facts.roleGranted(whole)];
}
