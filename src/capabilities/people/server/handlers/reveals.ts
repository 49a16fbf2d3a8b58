import { addMinutes } from '../../../../kernel/days.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import * as contract from '../../contract.ts';
import { LOOKERS } from '../../domain/policy.ts';
import { READABLE_MINUTES } from '../../domain/revealing.ts';
import { isReached } from '../reach.ts';
import { decideReveal, readRevealed } from '../revealing.ts';
import { findPerson } from '../store.ts';
import { findReveal } from '../store-reveals.ts';

export const revealValue = handle(contract.revealValue, async (call) => {
  const { tx, actor, input, now } = call;
  const person = await findPerson(tx, input.personId);
  if (!person || !(await isReached(tx, actor, LOOKERS, person))) return refuse('person-not-found');
  if (await findReveal(tx, input.id)) return refuse('id-already-used');
  const decision = await decideReveal(call, { ...input, approvalId: null });
  return mapDecision(decision, ({ id }) => ({ id, readableUntil: addMinutes(now, READABLE_MINUTES) }));
});

export const readRevealedValue = answer(contract.readRevealedValue, async ({ tx, actor, input, now }) => {
  const read = await readRevealed(tx, actor, { revealId: input.revealId, now });
  return read ?? refuse('no-longer-readable');
});
