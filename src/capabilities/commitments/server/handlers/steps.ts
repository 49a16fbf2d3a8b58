import { actorId } from '../../../../kernel/actor.ts';
import { mapDecision, refuse, type Decision } from '../../../../kernel/decision.ts';
import { findFileCard } from '../../../../platform/server/files.ts';
import { handle, type Doing } from '../../../../platform/server/handle.ts';
import * as contract from '../../contract/steps.ts';
import type { Matter } from '../../domain/model.ts';
import * as rules from '../../domain/rules.ts';
import { findMatterForUpdate } from '../matters.ts';
import { isEntryKnown, saveTaken } from '../store.ts';

type StepCall = Doing & { readonly input: { readonly commitmentId: string } };
type Rule<Refusal extends string> = (matter: Matter, occasion: rules.Occasion) => Decision<rules.Taken, Refusal>;

/** The story of every step: lock the matter, let the rule decide, save, and say where it stands now. */
async function take<Refusal extends string>(
  call: StepCall,
  rule: Rule<Refusal>,
): Promise<Decision<contract.Standing, Refusal | 'commitment-not-found'>> {
  const matter = await findMatterForUpdate(call.tx, call.input.commitmentId);
  if (!matter) return refuse('commitment-not-found');
  const decision = rule(matter, { now: call.now, stepId: call.newId() });
  if (decision.ok) await saveTaken(call.tx, decision.value);
  return mapDecision(decision, ({ commitment: { id, ledgerNo, state } }) => ({ id, ledgerNo, state }));
}

/** A step that brings nothing but a word with it. */
function plain(call: StepCall, move: rules.Move) {
  return take(call, (matter, occasion) => rules.takeStep(call.actor, matter, move, occasion));
}

export const acceptClaim = handle(contract.acceptClaim, (call) => plain(call, { action: 'accept-claim' }));

export const declineClaim = handle(contract.declineClaim, (call) =>
  plain(call, { action: 'decline', reason: call.input.reason }),
);

export const startWork = handle(contract.startWork, (call) => plain(call, { action: 'start' }));

export const releaseCommitment = handle(contract.releaseCommitment, (call) =>
  plain(call, { action: 'release', reason: call.input.reason }),
);

export const recordFulfilment = handle(contract.recordFulfilment, async (call) => {
  const { tx, actor, input } = call;
  if (await isEntryKnown(tx, input.id)) return refuse('entry-already-there');
  return take(call, (matter, occasion) => rules.recordFulfilment(actor, matter, input, occasion));
});

/** Only a file that the sender uploaded can be handed in, so nobody attaches what they could not open. */
export const addEvidence = handle(contract.addEvidence, async (call) => {
  const { tx, actor, input } = call;
  if (await isEntryKnown(tx, input.id)) return refuse('entry-already-there');
  const file = input.fileId && (await findFileCard(tx, input.fileId));
  if (input.fileId && !file) return refuse('file-not-found', { field: 'fileId' });
  if (file && file.uploadedBy !== actorId(actor)) return refuse('file-of-another-person', { field: 'fileId' });
  const shown = { ...input, fileId: input.fileId ?? null };
  return take(call, (matter, occasion) => rules.addEvidence(actor, matter, shown, occasion));
});

export const reportDone = handle(contract.reportDone, (call) => plain(call, { action: 'report-done' }));

export const acceptWork = handle(contract.acceptWork, (call) =>
  plain(call, { action: 'accept', satisfaction: call.input.satisfaction, reason: call.input.comment }),
);

export const returnWork = handle(contract.returnWork, (call) =>
  plain(call, { action: 'return', reason: call.input.reason }),
);

export const closeOut = handle(contract.closeOut, (call) =>
  plain(call, { action: 'close-out', reason: call.input.comment }),
);

export const followUp = handle(contract.followUp, (call) =>
  plain(call, { action: 'follow-up', result: call.input.result, reason: call.input.comment }),
);

export const reopenCommitment = handle(contract.reopenCommitment, (call) =>
  take(call, (matter, occasion) => rules.reopen(call.actor, matter, call.input, occasion)),
);
