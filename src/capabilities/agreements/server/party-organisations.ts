import type { Tx } from '../../../platform/server/transaction.ts';
import { isPartyOrganisation } from '../../organisations/domain/model.ts';
import { findOrganisations, listHostIds } from '../../organisations/server/door.ts';
import type { PartyOrganisations } from '../domain/model.ts';

/** The open organisations named as parties, each with whether it may be a main party (REG-04). */
export async function findPartyOrganisations(tx: Tx, ids: readonly string[]): Promise<PartyOrganisations> {
  const found = await findOrganisations(tx, [...new Set(ids)]);
  const open = [...found.values()].filter(({ mergedIntoId }) => mergedIntoId === null);
  const hosts = await listHostIds(tx, [...found.keys()]);
  return new Map(
    open.map((organisation) => {
      const isPartyOrganisationOrHost = isPartyOrganisation(organisation.kind) || hosts.has(organisation.id);
      return [organisation.id, { ...organisation, isPartyOrganisationOrHost }];
    }),
  );
}
