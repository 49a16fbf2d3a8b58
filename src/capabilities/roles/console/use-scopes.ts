import type { OrganisationRef } from '../../../kernel/actor.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { listTree } from '../../organisations/contract.ts';

export type Scope = OrganisationRef & { readonly name: string };

/** The organisations of the place with their lineages, as the rules ask for them. The tree lists parents first. */
export function useScopes(): readonly Scope[] {
  const { data } = useRead(listTree, {});
  const known = new Map<string, Scope>();
  for (const { id, parentId, name } of data.items) {
    const above = parentId ? (known.get(parentId)?.lineage ?? []) : [];
    known.set(id, { id, name, lineage: [id, ...above] });
  }
  return [...known.values()];
}

export function optionsOf(scopes: readonly Scope[]): { readonly value: string; readonly label: string }[] {
  return scopes.map(({ id, name }) => ({ value: id, label: name }));
}
