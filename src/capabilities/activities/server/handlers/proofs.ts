import { idsOf, isPerson } from '../../../../kernel/actor.ts';
import { mapDecision, refuse, type Decision } from '../../../../kernel/decision.ts';
import { answer, handle, type Doing } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { findStandingCredential, issueCredential, listIssuerIds } from '../../../credentials/server/door.ts';
import { findOrganisation } from '../../../organisations/server/door.ts';
import { allIdsOf, findPeople, findPerson } from '../../../people/server/door.ts';
import * as contract from '../../contract/proofs.ts';
import { mayProve, proofOf, type Period, type ProofRefusal } from '../../domain/proofs.ts';
import * as store from '../store/proofs.ts';
import { organisationNames } from './present.ts';

/** Service is proved from the first day on record to the last: the bounds of what can be written as a day. */
const EVER: Period = { from: '0001-01-01', to: '9999-12-31' };

export const myProvable = answer(contract.myProvable, async ({ tx, actor }) => {
  if (!isPerson(actor)) return { items: [] };
  const sums = await store.listProvableSums(tx, idsOf(actor));
  const names = await organisationNames(
    tx,
    sums.map((sum) => sum.organisationId),
  );
  const items = [];
  for (const sum of sums) {
    const provenBy = await findNumber(tx, actor.personId, { ...EVER, ...sum, personIds: idsOf(actor) });
    items.push({ ...sum, organisationName: names.get(sum.organisationId) ?? '', provenBy });
  }
  return { items };
});

type Asked = Period & { readonly organisationId: string; readonly personIds: readonly string[] };

/** The number of the paper that proves exactly this, if one stands. */
async function findNumber(tx: Tx, personId: string, asked: Asked): Promise<string | null> {
  const basis = (await store.listProvable(tx, asked)).map((record) => record.id);
  const on = { issuerOrganisationId: asked.organisationId, holder: { personId }, basis };
  return (await findStandingCredential(tx, on))?.number ?? null;
}

type Wanted = Asked & {
  readonly id: string;
  readonly personId: string;
  /** Null: all there is, and the paper says from when to when that was. */
  readonly period: Period | null;
  readonly handlerPersonId: string | null;
};
type Refusal = ProofRefusal | 'organisation-not-found' | 'holder-not-found' | 'same-paper-stands' | 'id-already-used';

async function prove(doing: Doing, wanted: Wanted): Promise<Decision<{ id: string; number: string }, Refusal>> {
  const proof = proofOf(await store.listProvable(doing.tx, wanted), wanted.period);
  if ('refusal' in proof) return proof;
  const decision = await issueCredential(doing, {
    id: wanted.id,
    kind: 'service-proof',
    issuerOrganisationId: wanted.organisationId,
    holder: { personId: wanted.personId },
    content: proof.content,
    origin: { capability: 'activities', id: wanted.id },
    basis: proof.recordIds,
    handlerPersonId: wanted.handlerPersonId,
    // What was recorded stays true: a proof of service does not run out.
    validMonths: null,
  });
  if (!decision.ok) {
    const { refusal } = decision;
    return { ...decision, refusal: refusal === 'issuer-not-found' ? 'organisation-not-found' : refusal };
  }
  await store.saveProof(doing.tx, wanted.id, proof.recordIds);
  return mapDecision(decision, ({ id, number }) => ({ id, number }));
}

/**
 * Issued at once, without asking the organisation again: a volunteer may print the proof from the records (VOL-10), and
 * every hour on it was confirmed by the recording organisation, in whose name it is issued (VOL-13).
 */
export const proveOwnService = handle(contract.proveOwnService, async (call) => {
  const { actor, input } = call;
  if (!isPerson(actor)) return refuse('holder-not-found');
  const personIds = idsOf(actor);
  const { id, organisationId } = input;
  const wanted = { ...EVER, id, organisationId, personIds, personId: actor.personId };
  return prove(call, { ...wanted, period: null, handlerPersonId: null });
});

export const issueServiceProof = handle(contract.issueServiceProof, async (call) => {
  const { actor, input, tx } = call;
  const recorder = await findOrganisation(tx, input.organisationId);
  if (!recorder) return refuse('organisation-not-found');
  if (!isPerson(actor) || !mayProve(actor, recorder)) return refuse('not-yours-to-prove');
  if (input.from > input.to) return refuse('ends-before-it-starts', { field: 'to' });
  const person = await findPerson(tx, input.personId);
  if (!person) return refuse('holder-not-found', { field: 'personId' });
  const period = { from: input.from, to: input.to };
  const personIds = await allIdsOf(tx, person.id);
  return prove(call, { ...input, personId: person.id, personIds, period, handlerPersonId: actor.personId });
});

export const listServedPeople = answer(contract.listServedPeople, async ({ tx, actor, input }) => {
  const desk = await listIssuerIds(tx, actor);
  const organisationIds = input.organisationId ? desk.filter((id) => id === input.organisationId) : desk;
  const within = { organisationIds, from: input.from ?? EVER.from, to: input.to ?? EVER.to };
  const page = { after: input.after ?? null, limit: input.limit + MOST_RECORDERS };
  const { rows, next } = cutByPerson(await store.listServedSums(tx, within, page), input.limit);
  const names = await organisationNames(
    tx,
    rows.map((row) => row.organisationId),
  );
  const people = await findPeople(tx, [...new Set(rows.map((row) => row.personId))]);
  const items = rows.flatMap((row) => {
    const person = people.get(row.personId);
    if (!person) return [];
    const { name, volunteerNo } = person;
    return [{ ...row, organisationName: names.get(row.organisationId) ?? '', name, volunteerNo }];
  });
  return { items, next };
});

/** Nobody's rows are parted by the end of a page, as long as nobody served at more organisations than these. */
const MOST_RECORDERS = 50;

function cutByPerson<Row extends { readonly personId: string }>(rows: readonly Row[], limit: number) {
  const people = [...new Set(rows.map((row) => row.personId))];
  const shown = new Set(people.slice(0, limit));
  const last = [...shown].at(-1) ?? null;
  return { rows: rows.filter((row) => shown.has(row.personId)), next: people.length > limit ? last : null };
}
