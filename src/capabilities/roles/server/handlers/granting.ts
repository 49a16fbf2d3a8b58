import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { handle } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { Instant } from '../../../../kernel/days.ts';
import { findOrganisation } from '../../../organisations/server/door.ts';
import { allIdsOf, findPersonByPhone } from '../../../people/server/door.ts';
import * as contract from '../../contract.ts';
import type { Denial, RoleGrant } from '../../domain/model.ts';
import { isDeniedOver } from '../../domain/model.ts';
import { mayAdminister } from '../../domain/policy.ts';
import * as rules from '../../domain/rules.ts';
import { giveRole } from '../give.ts';
import { findStanding, place } from '../standing.ts';
import * as denials from '../store-denials.ts';
import * as store from '../store.ts';

export const grantRole = handle(contract.grantRole, async (call) => {
  const { id, phone, name = null, role, organisationId, fromAt, untilAt = null, reason } = call.input;
  const organisation = await findOrganisation(call.tx, organisationId);
  if (!organisation) return refuse('organisation-not-found', { field: 'organisationId' });
  const term = { fromAt: fromAt ?? call.now, untilAt };
  const decision = await giveRole(call, { id, phone, name, role, organisation, thing: null, reason, ...term });
  return mapDecision(decision, (granted) => ({ id: granted.id }));
});

export const revokeRole = handle(contract.revokeRole, async ({ tx, actor, input, now }) => {
  await store.lockRoles(tx);
  const grant = await store.findGrantForUpdate(tx, input.grantId);
  if (!grant) return refuse('grant-not-found');
  const [placed] = await place(tx, [grant]);
  if (!placed) return refuse('grant-not-found');
  const below = await store.listGivenBy(tx, [grant.id], now);
  const peers = await listPeers(tx, grant, now);
  const decision = rules.revokeRole(actor, placed, { now, below, peers });
  if (decision.ok) await store.saveRevoked(tx, decision.value);
  return mapDecision(decision, (ended) => ({ id: grant.id, endedBelow: ended.length - 1 }));
});

/** Who else holds the same role on the same organisation and is not denied it. */
async function listPeers(
  tx: Tx,
  { personId, role, organisationId }: Pick<RoleGrant, 'personId' | 'role' | 'organisationId'>,
  now: Instant,
): Promise<RoleGrant[]> {
  const standing = await store.listStandingOn(tx, [organisationId], now);
  const same = standing.filter((each) => each.role === role && each.personId !== personId);
  const denied = await denials.listDenied(
    tx,
    same.map((each) => each.personId),
  );
  const placed = await place(tx, same);
  return placed.filter(
    (each) =>
      !isDeniedOver(
        denied.filter((denial) => denial.personId === each.personId),
        role,
        each.organisation,
      ),
  );
}

export const denyRole = handle(contract.denyRole, async ({ tx, actor, input, now }) => {
  const { id, phone, role, organisationId, reason } = input;
  const organisation = await findOrganisation(tx, organisationId);
  if (!organisation) return refuse('organisation-not-found', { field: 'organisationId' });
  // Asked before the person is looked up: who may not deny here learns nothing about telephones.
  if (!mayAdminister(actor, organisation)) return refuse('organisation-not-yours', { field: 'organisationId' });
  const person = await findPersonByPhone(tx, phone);
  if (!person) return refuse('person-not-found', { field: 'phone' });
  await store.lockRoles(tx);
  const { grants: held, denials: before } = await findStanding(tx, await allIdsOf(tx, person.id), now);
  const own = held.filter((each) => each.role === role).map((each) => each.id);
  const given = await place(tx, await store.listGivenBy(tx, own, now));
  const below = given.filter((each) => each.organisation.lineage.includes(organisationId));
  const peers = await listPeers(tx, { personId: person.id, role, organisationId }, now);
  const deniedBy = actor.kind === 'person' ? actor.personId : '';
  const denial: Denial = {
    id,
    personId: person.id,
    role,
    organisationId,
    reason,
    deniedBy,
    deniedAt: now,
    liftedAt: null,
  };
  const decision = rules.denyRole(actor, { ...denial, organisation }, { now, held, before, below, peers });
  if (decision.ok) {
    await denials.saveNewDenial(tx, decision.value.denial);
    await store.saveRevoked(tx, decision.value.ended);
  }
  return mapDecision(decision, ({ ended }) => ({ id, endedBelow: ended.length }));
});

export const liftDenial = handle(contract.liftDenial, async ({ tx, actor, input, now }) => {
  await store.lockRoles(tx);
  const denial = await denials.findDenialForUpdate(tx, input.denialId);
  const [placed] = denial ? await place(tx, [denial]) : [];
  if (!placed) return refuse('denial-not-found');
  const decision = rules.liftDenial(actor, placed, now);
  if (decision.ok) await denials.saveLifted(tx, decision.value);
  return mapDecision(decision, (lifted) => ({ id: lifted.id }));
});
