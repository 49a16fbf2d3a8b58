import { isPerson } from '../../../../kernel/actor.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import * as contract from '../../contract/own.ts';
import * as keeping from '../../domain/keeping.ts';
import { hasGuardian, readAround } from '../entering.ts';
import { triesTooManyPapers } from '../paper-tries.ts';
import { asMasked } from '../present.ts';
import * as store from '../store.ts';
import { findRecord, openValue, saveRecord } from '../store-records.ts';
import { showsAfter } from './keeping.ts';

export const myProfile = answer(contract.myProfile, async ({ actor, input, now, tx }) => {
  if (!isPerson(actor)) return refuse('person-not-found');
  const record = await findRecord(tx, actor.personId);
  if (!record) return refuse('person-not-found');
  const whole = {
    name: record.name,
    phone: await openValue(tx, record.id, 'telephone'),
    paperNumber: await openValue(tx, record.id, 'paper'),
    birthOn: record.birthOn,
  };
  const { name } = record;
  return { ...(await asMasked(tx, record, now)), name, whole: input.show === 'whole' ? whole : null };
});

/** The telephone is how one signs in; it is changed where codes are sent, not here. */
export const amendOwn = handle(contract.amendOwn, async (call) => {
  const { tx, actor, input } = call;
  if (!isPerson(actor)) return refuse('person-not-found');
  if (input.paper && (await triesTooManyPapers(actor.personId))) {
    return refuse('too-many-papers', { field: 'paper.number' });
  }
  await store.lockPeople(tx, [actor.personId]);
  const record = await findRecord(tx, actor.personId);
  if (!record) return refuse('person-not-found');
  const around = { ...(await readAround(call, record.id, input)), hasGuardian: await hasGuardian(tx, record.id) };
  const decision = keeping.amendRecord(record, input, around);
  if (decision.ok && keeping.opensMinor(record, decision.value, around.today)) return refuse('minor-needs-officer');
  if (decision.ok) await saveRecord(tx, record.id, decision.value, showsAfter(record, decision.value));
  return mapDecision(decision, () => ({}));
});
