import { isPerson } from '../../../../kernel/actor.ts';
import { cutPage } from '../../../../kernel/contract.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { actionsIn } from '../../../../kernel/transitions.ts';
import { answer, handle, type Doing } from '../../../../platform/server/handle.ts';
import { listOrganisationIds } from '../../../organisations/server/door.ts';
import { findPeople } from '../../../people/server/door.ts';
import * as contract from '../../contract.ts';
import { ComplaintState, type Complaint, type ComplaintAction } from '../../domain/model.ts';
import { kindsHandledBy, mayHandle, mayTake } from '../../domain/policy.ts';
import * as rules from '../../domain/rules.ts';
import { complaintWorkflow } from '../../domain/workflow.ts';
import * as store from '../store.ts';

const BEGINNING_SIGNS = 60;

function asCard(complaint: Complaint) {
  const { id, number, kind, state, receivedAt, dueOn, text } = complaint;
  const whole = text.replaceAll(/\s+/g, ' ');
  const beginning = whole.length > BEGINNING_SIGNS ? `${whole.slice(0, BEGINNING_SIGNS)}…` : whole;
  return { id, number, kind, state, receivedAt, dueOn, beginning };
}

export const listComplaints = answer(contract.listComplaints, async ({ tx, actor, input }) => {
  const kinds = kindsHandledBy(actor, await listOrganisationIds(tx, { rootsOnly: true }));
  if (kinds.length === 0) return refuse('not-handled-by-you');
  const filter = { kinds, states: input.state ? [input.state] : ComplaintState.options };
  const rows = await store.listComplaints(tx, filter, { after: input.after ?? null, limit: input.limit + 1 });
  return cutPage(rows.map(asCard), input.limit, (card) => card.id);
});

export const getComplaint = answer(contract.getComplaint, async ({ tx, actor, input }) => {
  const rootIds = await listOrganisationIds(tx, { rootsOnly: true });
  if (kindsHandledBy(actor, rootIds).length === 0) return refuse('not-handled-by-you');
  const complaint = await store.findComplaint(tx, { id: input.complaintId });
  if (!complaint) return refuse('complaint-not-found');
  if (!mayHandle(actor, complaint.kind, rootIds)) return refuse('not-handled-by-you');
  const steps = await store.listSteps(tx, complaint.id);
  const people = await findPeople(
    tx,
    steps.flatMap((step) => step.personId ?? []),
  );
  const { text, contact, fromPath } = complaint;
  return {
    ...asCard(complaint),
    text,
    contact,
    fromPath,
    steps: steps.map(({ personId, ...step }) => ({ ...step, byName: people.get(personId ?? '')?.name ?? null })),
    actions: actionsIn(complaintWorkflow, complaint.state).filter(
      (action) => mayTake(actor, complaint, action, rootIds).ok,
    ),
  };
});

type Step = { readonly complaintId: string; readonly action: ComplaintAction; readonly text: string | null };

async function take({ tx, actor, now, newId }: Doing, { complaintId, action, text }: Step) {
  const complaint = await store.findComplaintForUpdate(tx, complaintId);
  if (!complaint) return refuse('complaint-not-found');
  const decision = rules.moveComplaint(actor, complaint, action, await listOrganisationIds(tx, { rootsOnly: true }));
  if (decision.ok) {
    const personId = isPerson(actor) ? actor.personId : null;
    await store.saveStep(tx, decision.value, { id: newId(), action, at: now, personId, text });
  }
  return mapDecision(decision, ({ id, state }) => ({ id, state }));
}

export const takeComplaintInHand = handle(contract.takeComplaintInHand, async ({ input, ...doing }) =>
  take(doing, { ...input, action: 'take-in-hand', text: null }),
);

export const answerComplaint = handle(contract.answerComplaint, async ({ input, ...doing }) =>
  take(doing, { ...input, action: 'answer' }),
);

export const closeComplaint = handle(contract.closeComplaint, async ({ input, ...doing }) =>
  take(doing, { ...input, action: 'close', text: null }),
);
