import { actorId, organisationsWhere } from '../../../kernel/actor.ts';
import { cutPage } from '../../../kernel/contract.ts';
import { mapDecision, refuse } from '../../../kernel/decision.ts';
import { answer, handle } from '../../../platform/server/handle.ts';
import { findOrganisation, findOrganisations, listSubtreeIds } from '../../organisations/server/door.ts';
import { findPeople, findPersonByPhone, findPersonForUpdate } from '../../people/server/door.ts';
import * as contract from '../contract.ts';
import * as rules from '../domain/rules.ts';
import * as store from './store.ts';

export const listGrants = answer(contract.listGrants, async ({ tx, actor, input }) => {
  const ids = new Set<string>();
  for (const root of organisationsWhere(actor, ['security-administrator', 'auditor'])) {
    for (const id of await listSubtreeIds(tx, root)) ids.add(id);
  }
  const page = cutPage(await store.listGrantsOf(tx, [...ids], input), input.limit, (grant) => grant.id);
  const people = await findPeople(
    tx,
    page.items.map((grant) => grant.personId),
  );
  const organisations = await findOrganisations(
    tx,
    page.items.map((grant) => grant.organisationId),
  );
  return {
    ...page,
    items: page.items.map((grant) => ({
      ...grant,
      personName: people.get(grant.personId)?.name ?? '',
      organisationName: organisations.get(grant.organisationId)?.name ?? '',
    })),
  };
});

export const grantRole = handle(contract.grantRole, async ({ tx, actor, input, now }) => {
  const organisation = await findOrganisation(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found', { field: 'organisationId' });
  // Asked before the person is looked up: who may not grant here learns nothing about telephones.
  if (!rules.mayAdminister(actor, organisation)) return refuse('organisation-not-yours', { field: 'organisationId' });
  const person = await findPersonByPhone(tx, input.phone);
  if (!person) return refuse('person-not-found', { field: 'phone' });
  // Two grants to one person at the same moment must see each other, or an auditor could get a second role.
  await findPersonForUpdate(tx, person.id);
  const held = await store.listHeld(tx, person.id);
  const { id, role, organisationId } = input;
  const grant = {
    id,
    role,
    organisationId,
    personId: person.id,
    grantedBy: actorId(actor),
    grantedAt: now,
    revokedAt: null,
  };
  const decision = rules.grantRole(actor, grant, organisation, held);
  if (decision.ok) await store.saveNewGrant(tx, decision.value);
  return mapDecision(decision, (granted) => ({ id: granted.id }));
});

export const revokeRole = handle(contract.revokeRole, async ({ tx, actor, input, now }) => {
  const grant = await store.findGrantForUpdate(tx, input.grantId);
  const organisation = grant && (await findOrganisation(tx, grant.organisationId));
  if (!grant || !organisation) return refuse('grant-not-found');
  const decision = rules.revokeRole(actor, grant, organisation, now);
  if (decision.ok) await store.saveRevoked(tx, decision.value);
  return mapDecision(decision, (revoked) => ({ id: revoked.id }));
});
