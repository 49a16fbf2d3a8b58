import { actorId } from '../../../../kernel/actor.ts';
import { civilDateOf } from '../../../../kernel/days.ts';
import { allow, mapDecision, refuse } from '../../../../kernel/decision.ts';
import { handle, type Doing } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { isPartyOrganisation } from '../../../organisations/domain/model.ts';
import { findOrganisation } from '../../../organisations/server/door.ts';
import * as contract from '../../contract.ts';
import { guardianRecorded } from '../../domain/facts.ts';
import * as keeping from '../../domain/keeping.ts';
import { plainPaperNumber, readPaper } from '../../domain/papers.ts';
import { KEEPERS } from '../../domain/policy.ts';
import { partsOf, type PersonRecord, type RecordValues, type Shown } from '../../domain/record.ts';
import { isReached } from '../reach.ts';
import { gatherAliases } from '../same-person.ts';
import * as store from '../store.ts';
import { findRecord, indexesOf, saveNewPerson, saveRecord } from '../store-records.ts';
import { findGuardian, listGuardians, saveGuardian } from '../store-reveals.ts';
import { giveVolunteerNo } from '../volunteer-no.ts';

/** What a change is decided by, read behind the locks of its numbers. */
export async function readAround(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  id: string,
  values: RecordValues,
): Promise<Omit<keeping.Around, 'hasGuardian'>> {
  const paper = values.paper ? { ...values.paper, number: plainPaperNumber(values.paper.number) } : null;
  await store.lockNumbers(tx, indexesOf({ ...values, paper }));
  const twins = await store.findTwins(tx, { id, phone: values.phone ?? null, paper });
  return { ...twins, today: civilDateOf(now), isBranch: await isBranch(tx, values) };
}

async function isBranch(tx: Tx, { party }: RecordValues): Promise<boolean> {
  if (!party) return true;
  const organisation = await findOrganisation(tx, party.organisationId);
  return organisation !== undefined && isPartyOrganisation(organisation.kind);
}

export async function hasGuardian(tx: Tx, personId: string): Promise<boolean> {
  const all = gatherAliases([personId], await store.listAliasesDown(tx, [personId])).get(personId) ?? [];
  return (await listGuardians(tx, all)).length > 0;
}

/** Parts that are mended are shown from the record itself from now on. */
export function showsAfter(record: PersonRecord, values: RecordValues): Shown | null {
  const mended: readonly string[] = partsOf(values);
  const left = Object.entries(record.shows ?? {}).filter(([part]) => !mended.includes(part));
  return left.length > 0 ? Object.fromEntries(left) : null;
}

export const enterPerson = handle(contract.enterPerson, async (call) => {
  const { tx, actor, input, now } = call;
  const { id, organisationId, guardian, ...values } = input;
  if (!(await findOrganisation(tx, organisationId)))
    return refuse('organisation-not-found', { field: 'organisationId' });
  if (!(await isReached(tx, actor, KEEPERS, { organisationId }))) {
    return refuse('organisation-not-yours', { field: 'organisationId' });
  }
  if (guardian && guardian.consentedAt > now) return refuse('consent-in-future', { field: 'guardian.consentedAt' });
  const isTaken = (await findRecord(tx, id)) ?? (guardian && (await findGuardian(tx, guardian.id)));
  if (isTaken) return refuse('id-already-used');
  const around = { ...(await readAround(call, id, values)), hasGuardian: guardian !== null };
  const person = { id, name: input.name, volunteerNo: '', organisationId };
  const decision = keeping.enterPerson(person, { ...values, guardian }, around);
  if (!decision.ok) return decision;
  // Taken only now: the counter stays locked, and a refusal must not hold up others.
  const numbered = { ...person, volunteerNo: await giveVolunteerNo(call) };
  const by = actorId(actor);
  await saveNewPerson(tx, numbered, { ...decision.value.values, enteredBy: by }, now);
  if (guardian) await saveGuardian(tx, id, guardian, { by, now });
  const read = values.paper && readPaper(values.paper, around.today);
  const isRegionKnown = !read || read.trouble !== null || read.isRegionKnown;
  return mapDecision(decision, () => ({ id, volunteerNo: numbered.volunteerNo, isRegionKnown }));
});

export const amendPerson = handle(contract.amendPerson, async (call) => {
  const { tx, actor, input } = call;
  const { personId, ...values } = input;
  const person = await store.findPersonForUpdate(tx, personId);
  const record = person && (await findRecord(tx, person.id));
  if (!record || !(await isReached(tx, actor, KEEPERS, record))) return refuse('person-not-found');
  const { organisationId } = values;
  if (organisationId && !(await findOrganisation(tx, organisationId))) {
    return refuse('organisation-not-found', { field: 'organisationId' });
  }
  if (organisationId && !(await isReached(tx, actor, KEEPERS, { organisationId }))) {
    return refuse('organisation-not-yours', { field: 'organisationId' });
  }
  const around = { ...(await readAround(call, record.id, values)), hasGuardian: await hasGuardian(tx, record.id) };
  const decision = keeping.amendRecord(record, values, around);
  if (decision.ok) await saveRecord(tx, record.id, decision.value, showsAfter(record, decision.value));
  return mapDecision(decision, () => ({ id: record.id }));
});

export const recordGuardian = handle(contract.recordGuardian, async ({ tx, actor, input, now }) => {
  const { personId, ...guardian } = input;
  const person = await store.findPersonForUpdate(tx, personId);
  if (!person || !(await isReached(tx, actor, KEEPERS, person))) return refuse('person-not-found');
  if (guardian.consentedAt > now) return refuse('consent-in-future', { field: 'consentedAt' });
  if (await findGuardian(tx, guardian.id)) return refuse('id-already-used');
  await saveGuardian(tx, person.id, guardian, { by: actorId(actor), now });
  return allow({ id: guardian.id }, guardianRecorded(person.id, guardian.id));
});
