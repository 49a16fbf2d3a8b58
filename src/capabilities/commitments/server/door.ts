import { civilDateOf } from '../../../kernel/days.ts';
import { mapDecision, refuse, type Decision } from '../../../kernel/decision.ts';
import type { Origin } from '../../../kernel/origin.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { FigureQuestion } from '../../../platform/server/offers.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Commitment, CommitmentDraft, CommitmentSummary } from '../domain/model.ts';
import * as rules from '../domain/rules.ts';
import * as store from './store.ts';
import { listClosed } from './store-lists.ts';
import * as summaries from './store-summaries.ts';

export type MakingRefusal = 'provider-is-requester' | 'commitment-already-made';

/**
 * Makes a commitment under the next ledger number of the year. Whether the actor may promise this is decided by the
 * caller; its transaction carries the ledger's lock from here to its end, so call this after taking your own locks.
 */
export async function makeCommitment(
  doing: Doing,
  draft: CommitmentDraft,
): Promise<Decision<Commitment, MakingRefusal>> {
  const { tx, actor, place, now } = doing;
  if (await store.findCommitment(tx, draft.id)) return refuse('commitment-already-made');
  const year = Number(civilDateOf(now).slice(0, 4));
  const serial = await store.takeLedgerSerial(tx, year);
  const ledgerNo = `${place.ledgerPrefix}-${year}-${String(serial).padStart(4, '0')}`;
  const decision = rules.makeCommitment(actor, draft, ledgerNo, { now, stepId: doing.newId() });
  if (decision.ok) await store.saveMaking(tx, decision.value, { year, serial, ledgerNo });
  return mapDecision(decision, (taken) => taken.commitment);
}

/**
 * Adds a settled activity as evidence. Refuses `activity-already-evidence` when the same activity came before and
 * `step-not-open-now` when the matter is past it; a listener may pass over both.
 */
export async function addActivityEvidence(
  doing: Doing,
  shown: Omit<rules.ActivityShown, 'id'> & { readonly commitmentId: string },
): Promise<Decision<Commitment, 'commitment-not-found' | 'step-not-open-now' | 'activity-already-evidence'>> {
  const { tx, actor, now, newId } = doing;
  const commitment = await store.findCommitmentForUpdate(tx, shown.commitmentId);
  if (!commitment) return refuse('commitment-not-found');
  const { activityId, organisationId, text } = shown;
  const decision = rules.addActivityEvidence(
    actor,
    commitment,
    { id: newId(), activityId, organisationId, text },
    { now, stepId: newId() },
  );
  if (decision.ok) await store.saveTaken(tx, decision.value);
  return mapDecision(decision, (taken) => taken.commitment);
}

/** All commitments that serve one of these origins, in the order of the ledger; declined and released ones too. */
export function listCommitmentsOf(tx: Tx, origins: readonly Origin[]): Promise<CommitmentSummary[]> {
  return summaries.listSummariesOf(tx, origins);
}

export async function findCommitmentSummary(tx: Tx, id: string): Promise<CommitmentSummary | undefined> {
  return (await summaries.listSummaries(tx, [id]))[0];
}

const CLOSED_LIMIT = 500;

/** What these organisations closed in a period, at most five hundred: material for a bulletin. */
export async function listCommitmentsIn(tx: Tx, period: FigureQuestion): Promise<CommitmentSummary[]> {
  const rows = await listClosed(tx, period, { after: null, limit: CLOSED_LIMIT });
  return summaries.listSummaries(
    tx,
    rows.map((row) => row.id),
  );
}
