import { organisationsWhere } from '../../../kernel/actor.ts';
import { useActor } from '../../../platform/console/use-me.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { listTree } from '../../organisations/contract.ts';
import { isPartyOrganisation } from '../../organisations/domain/model.ts';
import { KEEPERS } from '../domain/policy.ts';

type Choice = { readonly value: string; readonly label: string };

/** Organisations whose records I keep, and all Party organisations; the tree lists parents first. */
export function useOrganisations(): { readonly mine: readonly Choice[]; readonly branches: readonly Choice[] } {
  const { data } = useRead(listTree, {});
  const reached = new Set(organisationsWhere(useActor(), KEEPERS));
  const asChoice = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, label: name });
  const mine = data.items.filter(({ id, parentId }) => {
    if (parentId !== null && reached.has(parentId)) reached.add(id);
    return reached.has(id);
  });
  return {
    mine: mine.map(asChoice),
    branches: data.items.filter(({ kind }) => isPartyOrganisation(kind)).map(asChoice),
  };
}
