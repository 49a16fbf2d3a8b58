import { actorId } from '../../../../kernel/actor.ts';
import { allow, mapDecision, refuse } from '../../../../kernel/decision.ts';
import { handle } from '../../../../platform/server/handle.ts';
import { findOrganisation } from '../../../organisations/server/door.ts';
import * as contract from '../../contract.ts';
import { guardianRecorded } from '../../domain/facts.ts';
import * as keeping from '../../domain/keeping.ts';
import { KEEPERS, KEEPERS_OF_MINORS } from '../../domain/policy.ts';
import { partsOf, type PersonRecord, type RecordValues, type Shown } from '../../domain/record.ts';
import { enterOne, hasGuardian, readAround } from '../entering.ts';
import { isReached } from '../reach.ts';
import { hasRightsBeyond } from '../rights-beyond.ts';
import { tellFormerPhone } from '../former-phone.ts';
import * as store from '../store.ts';
import { findRecord, saveRecord } from '../store-records.ts';
import { findGuardian, saveGuardian } from '../store-reveals.ts';

const MENDERS = [...KEEPERS, ...KEEPERS_OF_MINORS];

/** Parts that are mended are shown from the record itself from now on. */
export function showsAfter(record: PersonRecord, values: RecordValues): Shown | null {
  const mended: readonly string[] = partsOf(values);
  const left = Object.entries(record.shows ?? {}).filter(([part]) => !mended.includes(part));
  return left.length > 0 ? Object.fromEntries(left) : null;
}

export const enterPerson = handle(contract.enterPerson, async (call) => {
  const entered = await enterOne(call, call.input);
  return mapDecision(entered, ({ id, volunteerNo, isRegionKnown }) => ({ id, volunteerNo, isRegionKnown }));
});

export const amendPerson = handle(contract.amendPerson, async (call) => {
  const { tx, actor, input } = call;
  const { personId, ...values } = input;
  const person = await store.findPersonForUpdate(tx, personId);
  const record = person && (await findRecord(tx, person.id));
  if (!record || !(await isReached(tx, actor, MENDERS, record))) return refuse('person-not-found');
  const { organisationId } = values;
  if (organisationId && !(await findOrganisation(tx, organisationId))) {
    return refuse('organisation-not-found', { field: 'organisationId' });
  }
  if (organisationId && !(await isReached(tx, actor, KEEPERS, { organisationId }))) {
    return refuse('organisation-not-yours', { field: 'organisationId' });
  }
  if (values.phone !== undefined && (await hasRightsBeyond(call, [record.id]))) {
    return refuse('rights-beyond-yours', { field: 'phone' });
  }
  const around = { ...(await readAround(call, record.id, values)), hasGuardian: await hasGuardian(tx, record.id) };
  const decision = keeping.amendRecord(record, values, around);
  const isOpened = decision.ok && keeping.opensMinor(record, decision.value, around.today);
  if (isOpened && !(await isReached(tx, actor, KEEPERS_OF_MINORS, record))) return refuse('minor-needs-officer');
  if (decision.ok && decision.value.phone !== undefined) await tellFormerPhone(call, record.id);
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
