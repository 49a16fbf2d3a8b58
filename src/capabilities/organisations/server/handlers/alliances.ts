import { cutPage, type OutputOf } from '../../../../kernel/contract.ts';
import { civilDateOf } from '../../../../kernel/days.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import * as contract from '../../contract/alliances.ts';
import * as rules from '../../domain/alliances.ts';
import { mayKeep } from '../../domain/policy.ts';
import { namesOf } from '../present.ts';
import * as allianceStore from '../store-alliances.ts';
import * as store from '../store.ts';

type Card = OutputOf<typeof contract.listAlliances>['items'][number];

async function cardsOf(tx: Tx, alliances: readonly rules.Alliance[]): Promise<Card[]> {
  const nameOf = await namesOf(
    tx,
    alliances.map((alliance) => alliance.keeperOrganisationId),
  );
  const ids = alliances.map(({ id }) => id);
  const counts = await allianceStore.countMembers(tx, ids);
  return alliances.map((alliance) => ({
    ...alliance,
    keeper: nameOf(alliance.keeperOrganisationId),
    memberCount: counts.get(alliance.id) ?? 0,
  }));
}

export const listAlliances = answer(contract.listAlliances, async ({ tx, input }) => {
  const page = cutPage(await allianceStore.listAlliances(tx, input), input.limit, (alliance) => alliance.id);
  return { ...page, items: await cardsOf(tx, page.items) };
});

export const getAlliance = answer(contract.getAlliance, async ({ actor, tx, input }) => {
  const alliance = await allianceStore.findAlliance(tx, input.allianceId);
  const [card] = alliance ? await cardsOf(tx, [alliance]) : [];
  if (!alliance || !card) return refuse('alliance-not-found');
  const found = await allianceStore.listStays(tx, alliance.id);
  const stays = found.slice(0, allianceStore.MOST_STAYS);
  const nameOf = await namesOf(
    tx,
    stays.map((stay) => stay.organisationId),
  );
  const keeper = await store.findOrganisation(tx, alliance.keeperOrganisationId);
  return {
    ...card,
    stays: stays.map((stay) => ({
      ...stay,
      organisation: nameOf(stay.organisationId),
      joinedOn: stay.from,
      leftOn: stay.until,
    })),
    isCut: found.length > stays.length,
    mayKeep: keeper !== undefined && mayKeep(actor, keeper),
  };
});

/** The roots are held while a name is claimed for the whole place. */
export const foundAlliance = handle(contract.foundAlliance, async ({ actor, input, now, tx }) => {
  await store.lockRoots(tx);
  const keeper = await store.findOrganisationForUpdate(tx, input.keeperOrganisationId);
  if (!keeper) return refuse('organisation-not-found', { field: 'keeperOrganisationId' });
  const hasTwin = await allianceStore.hasAllianceNamed(tx, input.name);
  const alliance = { ...input, endedOn: null };
  const decision = rules.foundAlliance(actor, alliance, { keeper, hasTwin, today: civilDateOf(now) });
  if (!decision.ok) return decision;
  if (await allianceStore.findAlliance(tx, input.id)) return refuse('alliance-exists-already');
  await allianceStore.saveNewAlliance(tx, decision.value, now);
  return mapDecision(decision, ({ id }) => ({ id }));
});

/** The alliance, locked, with the organisation that keeps it. */
async function findKept(tx: Tx, allianceId: string) {
  const alliance = await allianceStore.findAllianceForUpdate(tx, allianceId);
  const keeper = alliance && (await store.findOrganisation(tx, alliance.keeperOrganisationId));
  return alliance && keeper ? { alliance, keeper } : undefined;
}

export const joinAlliance = handle(contract.joinAlliance, async ({ actor, input, now, tx }) => {
  const kept = await findKept(tx, input.allianceId);
  if (!kept) return refuse('alliance-not-found');
  const organisation = await store.findOrganisationForUpdate(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found', { field: 'organisationId' });
  const stays = await allianceStore.listStays(tx, kept.alliance.id, organisation.id);
  const { joinedOn: from, ...rest } = input;
  const around = { ...kept, organisation, stays, today: civilDateOf(now) };
  const decision = rules.joinAlliance(actor, { ...rest, from, until: null }, around);
  if (!decision.ok) return decision;
  if (await allianceStore.hasMembership(tx, input.id)) return refuse('membership-exists-already');
  await allianceStore.saveNewMembership(tx, decision.value, now);
  return mapDecision(decision, ({ id }) => ({ id }));
});

export const leaveAlliance = handle(contract.leaveAlliance, async ({ actor, input, now, tx }) => {
  const kept = await findKept(tx, input.allianceId);
  if (!kept) return refuse('alliance-not-found');
  const membership = await allianceStore.findMembership(tx, kept.alliance.id, input.membershipId);
  const organisation = membership && (await store.findOrganisation(tx, membership.organisationId));
  const around = { ...kept, organisation, on: input.on, today: civilDateOf(now) };
  const decision = rules.leaveAlliance(actor, membership, around);
  if (decision.ok) await allianceStore.saveMembershipEnd(tx, decision.value);
  return mapDecision(decision, ({ id }) => ({ id }));
});

export const endAlliance = handle(contract.endAlliance, async ({ actor, input, now, tx }) => {
  const kept = await findKept(tx, input.allianceId);
  if (!kept) return refuse('alliance-not-found');
  const stays = await allianceStore.listStays(tx, kept.alliance.id);
  const decision = rules.endAlliance(actor, stays, { ...kept, on: input.on, today: civilDateOf(now) });
  if (decision.ok) await allianceStore.saveAllianceEnd(tx, decision.value.alliance, decision.value.left);
  return mapDecision(decision, ({ alliance }) => ({ id: alliance.id }));
});
