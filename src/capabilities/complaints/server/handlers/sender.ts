import { addWorkingDays, civilDateOf } from '../../../../kernel/days.ts';
import { allow, mapDecision, refuse } from '../../../../kernel/decision.ts';
import { answer, handle, type Call } from '../../../../platform/server/handle.ts';
import { findRuleOn, underRule, workingDaysFrom } from '../../../rulebook/server/door.ts';
import * as contract from '../../contract.ts';
import * as facts from '../../domain/facts.ts';
import { numberOf, type Complaint } from '../../domain/model.ts';
import { mayReopen } from '../../domain/policy.ts';
import * as rules from '../../domain/rules.ts';
import { sendsTooMuch, triesTooMuch } from '../limits.ts';
import * as store from '../store.ts';

const senderOf = ({ tx, caller }: Pick<Call<never>, 'tx' | 'caller'>) => ({
  tenantId: tx.tenantId,
  clientAddress: caller.clientAddress,
});
async function dueFrom({ tx, place, now }: Pick<Call<never>, 'tx' | 'place' | 'now'>) {
  const today = civilDateOf(now);
  const rule = await findRuleOn({ tx, place }, 'service-clocks', today);
  const workingDays = await workingDaysFrom(tx, today);
  return { rule, dueOn: addWorkingDays(today, rule.values.complaintWorkingDays, workingDays) };
}
const given = ({ id, number, dueOn }: Complaint, lookupCode: string) => ({ id, number, dueOn, lookupCode });

export const fileComplaint = handle(contract.fileComplaint, async (call) => {
  const { tx, input, now } = call;
  if (await sendsTooMuch(senderOf(call))) return refuse('too-many-complaints');
  const year = Number(civilDateOf(now).slice(0, 4));
  const lastNo = await store.lockNumbers(tx, year);
  const { lookupCode, ...written } = input;
  if (await store.findComplaint(tx, written)) {
    const own = await store.findBySender(tx, written, lookupCode);
    return own ? allow(given(own, lookupCode), facts.complaintSentAgain(own)) : refuse('complaint-exists-already');
  }
  const complaint = { ...written, contact: written.contact || null, fromPath: written.fromPath ?? null };
  const { rule, dueOn } = await dueFrom(call);
  const numbered = { number: numberOf(year, lastNo + 1), now, dueOn };
  const decision = underRule(rules.receiveComplaint(complaint, numbered), rule);
  if (!decision.ok) return decision;
  await store.saveNumber(tx, year, lastNo + 1);
  await store.saveNewComplaint(tx, decision.value, lookupCode);
  return mapDecision(decision, (value) => given(value, lookupCode));
});

/** A wrong code and a complaint that is not there are answered alike. */
export const readAnswer = answer(contract.readAnswer, async (call) => {
  const { tx, input } = call;
  if (await triesTooMuch(senderOf(call))) return refuse('too-many-tries');
  const complaint = await store.findBySender(tx, { id: input.complaintId }, input.lookupCode);
  if (!complaint) return refuse('complaint-not-found');
  const steps = await store.listSteps(tx, complaint.id);
  const answers = steps.filter((step) => step.action === 'answer').map(({ at, text }) => ({ at, text: text ?? '' }));
  return { ...complaint, answers, mayReopen: mayReopen(complaint).ok };
});

export const lookUpComplaint = handle(contract.lookUpComplaint, async (call) => {
  const { tx, input } = call;
  if (await triesTooMuch(senderOf(call))) return refuse('too-many-tries');
  const complaint = await store.findBySender(tx, { number: input.number }, input.lookupCode);
  if (!complaint) return refuse('complaint-not-found', { field: 'lookupCode' });
  return allow({ id: complaint.id, lookupCode: input.lookupCode }, facts.complaintLookedUp(complaint));
});

export const reopenComplaint = handle(contract.reopenComplaint, async (call) => {
  const { tx, input, now, newId } = call;
  if (await triesTooMuch(senderOf(call))) return refuse('too-many-tries');
  await store.findComplaintForUpdate(tx, input.complaintId);
  const complaint = await store.findBySender(tx, { id: input.complaintId }, input.lookupCode);
  if (!complaint) return refuse('complaint-not-found');
  const { rule, dueOn } = await dueFrom(call);
  const decision = underRule(rules.reopenComplaint(complaint, { now, dueOn }), rule);
  if (decision.ok) {
    const step = { id: newId(), action: 'reopen', at: now, personId: null, text: input.reason } as const;
    await store.saveStep(tx, decision.value, step);
  }
  return mapDecision(decision, ({ id }) => ({ id }));
});
