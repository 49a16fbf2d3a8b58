import { holds, idsOf, isPerson, type Actor, type Role } from '../../../../kernel/actor.ts';
import { cutPage } from '../../../../kernel/contract.ts';
import { refuse } from '../../../../kernel/decision.ts';
import { answer } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import {
  findOrganisation,
  findOrganisations,
  listReachIds,
  listSubtreeIds,
} from '../../../organisations/server/door.ts';
import { findPeople } from '../../../people/server/door.ts';
import * as contract from '../../contract.ts';
import { maySeeHolders } from '../../domain/policy.ts';
import { mayTakeBack } from '../../domain/rules.ts';
import { showGrants } from '../present.ts';
import { place } from '../standing.ts';
import * as denials from '../store-denials.ts';
import * as store from '../store.ts';

const listReaders = ['security-administrator', 'coordinator', 'auditor'] as const satisfies readonly Role[];

export const listGrants = answer(contract.listGrants, async ({ tx, actor, input, now }) => {
  const { organisationId, role, personId, ended, ...page } = input;
  const within = await organisationsAsked(tx, actor, organisationId);
  if (!Array.isArray(within)) return within;
  const isEnded = ended === undefined ? undefined : ended === 'yes';
  const filter = { organisationIds: within, role, personId, ended: isEnded, now };
  const cut = cutPage(await store.listGrantsOf(tx, filter, page), page.limit, (grant) => grant.id);
  const placed = await place(tx, cut.items);
  const shown = await showGrants(tx, cut.items, now);
  const items = shown.map((grant, index) => {
    const own = placed[index];
    return { ...grant, mayTakeBack: own !== undefined && mayTakeBack(actor, own, now) };
  });
  return { ...cut, items };
});

/** The one asked for with all below it, or everything within reach. */
async function organisationsAsked(tx: Tx, actor: Actor, organisationId: string | undefined) {
  if (organisationId === undefined) return listReachIds(tx, actor, listReaders);
  const organisation = await findOrganisation(tx, organisationId);
  if (!organisation) return refuse('organisation-not-found', { field: 'organisationId' });
  if (!listReaders.some((role) => holds(actor, role, organisation))) {
    return refuse('organisation-not-yours', { field: 'organisationId' });
  }
  const reach = new Set(await listReachIds(tx, actor, listReaders));
  return (await listSubtreeIds(tx, organisationId)).filter((id) => reach.has(id));
}

export const listMyGrants = answer(contract.listMyGrants, async ({ tx, actor, input, now }) => {
  if (!isPerson(actor)) return { items: [], next: null };
  const cut = cutPage(await store.listOfPerson(tx, idsOf(actor), input), input.limit, (grant) => grant.id);
  return { ...cut, items: await showGrants(tx, cut.items, now) };
});

export const listHolders = answer(contract.listHolders, async ({ tx, actor, input, now }) => {
  const organisation = await findOrganisation(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found');
  if (!maySeeHolders(actor, organisation)) return refuse('organisation-not-yours');
  const standing = await store.listStandingOn(tx, organisation.lineage, now);
  // What is held for one thing of an organisation above says nothing about this one.
  const here = standing.filter((grant) => grant.thing === null || grant.organisationId === organisation.id);
  return { items: await showGrants(tx, here, now) };
});

export const listDenials = answer(contract.listDenials, async ({ tx, actor, input }) => {
  const within = await listReachIds(tx, actor, ['security-administrator', 'auditor']);
  const cut = cutPage(await denials.listDenialsOf(tx, within, input), input.limit, (denial) => denial.id);
  const people = await findPeople(
    tx,
    cut.items.flatMap((denial) => [denial.personId, denial.deniedBy]),
  );
  const organisations = await findOrganisations(
    tx,
    cut.items.map((denial) => denial.organisationId),
  );
  const items = cut.items.map(({ deniedBy, ...denial }) => ({
    ...denial,
    personName: people.get(denial.personId)?.name ?? '',
    organisationName: organisations.get(denial.organisationId)?.name ?? '',
    deniedByName: people.get(deniedBy)?.name ?? null,
  }));
  return { ...cut, items };
});
