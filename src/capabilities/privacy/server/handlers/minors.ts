import { isPerson, type OrganisationRef } from '../../../../kernel/actor.ts';
import { cutPage } from '../../../../kernel/contract.ts';
import { civilDateOf } from '../../../../kernel/days.ts';
import { allow, mapDecision, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { findOrganisations, listOrganisationIds } from '../../../organisations/server/door.ts';
import {
  findAgeOn,
  findPeople,
  findPeopleByVolunteerNo,
  readRevealed,
  revealApproved,
} from '../../../people/server/door.ts';
import * as contract from '../../contract/minors.ts';
import * as rules from '../../domain/minors.ts';
import type { MinorAccess } from '../../domain/minors.ts';
import { isOfficerOf } from '../../domain/policy.ts';
import * as store from '../store/minors.ts';

const rootsOf = (tx: Tx) => listOrganisationIds(tx, { rootsOnly: true });
const moved = ({ id, state }: MinorAccess) => ({ id, state });

export const listMinorAccesses = answer(contract.listMinorAccesses, async ({ tx, actor, input, now }) => {
  const isOfficer = isOfficerOf(actor, await rootsOf(tx));
  const mine = isPerson(actor) ? actor.personId : null;
  const page = { after: input.after ?? null, limit: input.limit + 1 };
  const rows = await store.listAccesses(tx, isOfficer ? null : mine, page);
  const ids = rows.flatMap((access) => [access.personId, access.requestedBy, access.decidedBy ?? []].flat());
  const people = await findPeople(tx, [...new Set(ids)]);
  const items = rows.map((access) => ({
    ...access,
    maskedName: people.get(access.personId)?.maskedName ?? '',
    volunteerNo: people.get(access.personId)?.volunteerNo ?? '',
    requestedByName: people.get(access.requestedBy)?.name ?? '',
    decidedByName: people.get(access.decidedBy ?? '')?.name ?? null,
    mayDecide: isOfficer && access.state === 'requested' && access.requestedBy !== mine && access.usableUntil >= now,
    mayLook: rules.lookAt(actor, access, now).ok,
  }));
  return cutPage(items, input.limit, (access) => access.id);
});

/** The person's organisation; for somebody without one the top of the place. */
async function homesOf(tx: Tx, organisationId: string | null, rootIds: readonly string[]): Promise<OrganisationRef[]> {
  return [...(await findOrganisations(tx, organisationId ? [organisationId] : rootIds)).values()];
}

export const askMinorAccess = handle(contract.askMinorAccess, async ({ tx, actor, input, now }) => {
  const { volunteerNo, ...wanted } = input;
  const person = [...(await findPeopleByVolunteerNo(tx, [volunteerNo.toUpperCase()])).values()].at(0);
  if (!person) return refuse('person-not-found', { field: 'volunteerNo' });
  if (await store.findAccessForUpdate(tx, input.id)) return refuse('access-exists-already');
  const rootIds = await rootsOf(tx);
  const age = await findAgeOn(tx, person.id, civilDateOf(now));
  const homes = await homesOf(tx, person.organisationId, rootIds);
  const known = { now, isMinor: age?.isUnder18 ?? false, homes, rootIds };
  const decision = rules.askAccess(actor, { ...wanted, personId: person.id }, known);
  if (decision.ok) await store.saveNewAccess(tx, decision.value);
  return mapDecision(decision, moved);
});

export const decideMinorAccess = handle(contract.decideMinorAccess, async ({ tx, actor, input, now }) => {
  const rootIds = await rootsOf(tx);
  const access = await store.findAccessForUpdate(tx, input.accessId);
  if (!access) return refuse(isOfficerOf(actor, rootIds) ? 'access-not-found' : 'not-privacy-officer');
  const wanted = { isApproved: input.isApproved, reason: input.reason ?? null };
  const decision = rules.decideAccess(actor, access, wanted, { now, rootIds });
  if (decision.ok) await store.saveAccess(tx, decision.value);
  return mapDecision(decision, moved);
});

/** The look is kept by `people` like any other; the approval stands beside it. */
export const lookAtMinor = handle(contract.lookAtMinor, async ({ input, ...doing }) => {
  const { tx, actor, now } = doing;
  const access = await store.findAccessForUpdate(tx, input.accessId);
  if (!access) return refuse('access-not-found');
  const decision = rules.lookAt(actor, access, now);
  if (!decision.ok) return decision;
  const { personId, what, reason } = access;
  const revealed = await revealApproved(doing, { id: input.id, personId, what, reason, approvalId: access.id });
  if (!revealed.ok) return refuse(refusalOf(revealed.refusal));
  await store.saveAccess(tx, decision.value);
  return allow({ lookId: input.id }, ...decision.facts, ...revealed.facts);
});

function refusalOf(refusal: string): 'person-not-found' | 'value-not-known' | 'too-many-reveals' {
  if (refusal === 'person-not-found' || refusal === 'too-many-reveals') return refusal;
  return 'value-not-known';
}

export const readMinorLook = answer(contract.readMinorLook, async ({ tx, actor, input, now }) => {
  const revealed = await readRevealed(tx, actor, { revealId: input.lookId, now });
  return revealed ?? refuse('look-over');
});
