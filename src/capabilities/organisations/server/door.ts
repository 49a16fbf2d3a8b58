import type { Fact } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { organisationAdded } from '../domain/facts.ts';
import type { Organisation } from '../domain/model.ts';
import * as store from './store.ts';

export function findOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  return store.findOrganisation(tx, id);
}

/** The organisations of these ids, by id; ids that name none are left out. One query. */
export async function findOrganisations(tx: Tx, ids: readonly string[]): Promise<Map<string, Organisation>> {
  return new Map((await store.listByIds(tx, ids)).map((organisation) => [organisation.id, organisation]));
}

/** The ids of an organisation and of everything below it. */
export function listSubtreeIds(tx: Tx, organisationId: string): Promise<string[]> {
  return store.listSubtreeIds(tx, organisationId);
}

/** Which of these organisations are hosts of a Party organisation (REG-04). Only Party organisations have hosts. */
export async function listHostIds(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set(await store.listHostIds(tx, ids));
}

/** The ids of all organisations of the place, or of those only that have none above them. */
export function listOrganisationIds(tx: Tx, { rootsOnly = false } = {}): Promise<string[]> {
  return store.listIds(tx, rootsOnly);
}

/** Makes the first organisation of a place, below which all others are added. Only set-up calls this. */
export async function addRoot(
  doing: Doing,
  root: Omit<Organisation, 'lineage' | 'parentId'>,
): Promise<readonly Fact[]> {
  const organisation: Organisation = { ...root, parentId: null, lineage: [root.id] };
  await store.saveNewOrganisation(doing.tx, organisation, doing.now);
  return [organisationAdded(organisation)];
}
