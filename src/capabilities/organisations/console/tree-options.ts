import { useMe } from '../../../platform/console/use-me.ts';
import type { TreeOrganisation } from '../contract.ts';

export function asOption({ id, name }: TreeOrganisation): { value: string; label: string } {
  return { value: id, label: name };
}

/**
 * The open organisations on which I hold the role, and everything below them. The tree lists parents first.
 */
export function useEntrusted(organisations: readonly TreeOrganisation[]): readonly TreeOrganisation[] {
  const { grants } = useMe();
  const mine = new Set(grants.filter(({ role }) => role === 'coordinator').map(({ organisationId }) => organisationId));
  return organisations.filter(({ id, parentId, mergedIntoId }) => {
    if (parentId !== null && mine.has(parentId)) mine.add(id);
    return mine.has(id) && mergedIntoId === null;
  });
}
