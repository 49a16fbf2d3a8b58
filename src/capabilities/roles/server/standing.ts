import type { OrganisationRef } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { findOrganisations } from '../../organisations/server/door.ts';
import type { Denial, Placed } from '../domain/model.ts';
import type { Standing } from '../domain/rules.ts';
import * as store from './store.ts';
import { listDenied } from './store-denials.ts';

/** With the lineage of each organisation. One query for all of them. */
export async function place<Thing extends { readonly organisationId: string }>(
  tx: Tx,
  things: readonly Thing[],
): Promise<Placed<Thing>[]> {
  const organisations = await findOrganisations(tx, [...new Set(things.map((thing) => thing.organisationId))]);
  return things.map((thing) => {
    const organisation: OrganisationRef | undefined = organisations.get(thing.organisationId);
    if (!organisation) throw new Error('A role stands over an organisation that is not there.');
    return { ...thing, organisation };
  });
}

/** All that a person, under whichever of these ids, holds or will hold and is denied. */
export async function findStanding(tx: Tx, personIds: readonly string[], now: Instant): Promise<Standing> {
  const grants = await place(tx, await store.listUnended(tx, personIds, now));
  return { grants, denials: await listDenied(tx, personIds) };
}

/**
 * The same for many people with two queries: where nobody is denied anything, which is nearly always, lineages say
 * nothing and are not looked up.
 */
export async function findStandings(tx: Tx, personIds: readonly string[], now: Instant) {
  const [held, denied]: [Awaited<ReturnType<typeof store.listUnended>>, Denial[]] = [
    await store.listUnended(tx, personIds, now),
    await listDenied(tx, personIds),
  ];
  const bare = (id: string): OrganisationRef => ({ id, lineage: [id] });
  const grants =
    denied.length > 0
      ? await place(tx, held)
      : held.map((grant) => ({ ...grant, organisation: bare(grant.organisationId) }));
  return { byPerson: Map.groupBy(grants, (grant) => grant.personId), denied };
}
