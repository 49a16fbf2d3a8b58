import { usePages } from '../../../platform/console/use-read.ts';
import { listOrganisations } from '../../organisations/contract.ts';

/** The organisations of the place for choosing one. */
export function useOrganisationOptions(): { value: string; label: string }[] {
  const { items } = usePages(listOrganisations, { limit: 100 });
  return items.map(({ id, name }) => ({ value: id, label: name }));
}
