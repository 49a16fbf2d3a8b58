import { idsOf, isPerson, organisationsWhere, type Actor } from '../../../kernel/actor.ts';
import { cutPage } from '../../../kernel/contract.ts';
import { refuse } from '../../../kernel/decision.ts';
import type { Origin } from '../../../kernel/origin.ts';
import { answer } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { findOrganisation, findOrganisations } from '../../organisations/server/door.ts';
import { allIdsOf, findPeople } from '../../people/server/door.ts';
import * as contract from '../contract.ts';
import { mayReadEntriesOf } from '../domain/policy.ts';
import * as store from './store.ts';

export const myEntries = answer(contract.myEntries, async ({ actor, input, tx }) => {
  if (!isPerson(actor)) return { items: [], next: null, balanceMinutes: 0 };
  const owner = { capability: 'people', ids: idsOf(actor) };
  const rows = await store.listEntries(tx, { owner, after: input.after ?? null, limit: input.limit + 1 });
  const balanceMinutes = await store.sumBalances(tx, owner, 'minutes');
  return { ...cutPage(rows, input.limit, (row) => row.id), balanceMinutes };
});

export const listEntries = answer(contract.listEntries, async ({ actor, input, tx }) => {
  const { ownerCapability: capability, ownerId: id } = input;
  const owner = capability && id ? { capability, id } : null;
  if (!(await mayRead(tx, actor, owner))) return refuse('owner-not-yours');
  const ids = owner?.capability === 'people' ? await allIdsOf(tx, owner.id) : owner ? [owner.id] : [];
  const whose = owner && { capability: owner.capability, ids };
  const rows = await store.listEntries(tx, { owner: whose, after: input.after ?? null, limit: input.limit + 1 });
  return cutPage(rows, input.limit, (row) => row.id);
});

async function mayRead(tx: Tx, actor: Actor, owner: Origin | null): Promise<boolean> {
  const organisationId = owner && (await organisationIdOf(tx, owner));
  if (organisationId) {
    const organisation = await findOrganisation(tx, organisationId);
    return organisation !== undefined && mayReadEntriesOf(actor, organisation);
  }
  const granted = await findOrganisations(tx, organisationsWhere(actor, ['coordinator', 'auditor']));
  return [...granted.values()].some((organisation) => organisation.parentId === null);
}

async function organisationIdOf(tx: Tx, owner: Origin): Promise<string | undefined> {
  if (owner.capability === 'organisations') return owner.id;
  if (owner.capability !== 'people') return undefined;
  return (await findPeople(tx, [owner.id])).get(owner.id)?.organisationId ?? undefined;
}
