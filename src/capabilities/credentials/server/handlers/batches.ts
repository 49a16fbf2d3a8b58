import { isPerson } from '../../../../kernel/actor.ts';
import { cutPage } from '../../../../kernel/contract.ts';
import { civilDateOf } from '../../../../kernel/days.ts';
import { allow, refuse, type Refused } from '../../../../kernel/decision.ts';
import { findFile } from '../../../../platform/server/files.ts';
import { answer, answerFile, handle, type Doing } from '../../../../platform/server/handle.ts';
import { askJob } from '../../../../platform/server/jobs.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { findOrganisation, findOrganisations } from '../../../organisations/server/door.ts';
import { findPeopleByVolunteerNo } from '../../../people/server/door.ts';
import { findRuleOn, underRule } from '../../../rulebook/server/door.ts';
import * as contract from '../../contract/batches.ts';
import * as facts from '../../domain/facts.ts';
import type { Batch } from '../../domain/model.ts';
import { plainNumber } from '../../domain/numbers.ts';
import { maySeeNames } from '../../domain/policy.ts';
import { mayWrite, progressOf, usualMonths } from '../../domain/rules.ts';
import { ISSUE_BATCH } from '../batch-job.ts';
import { reachOf } from '../present.ts';
import * as store from '../store/batches.ts';

const MOST_LINES = 2_000;
const NAMED = 5;

type ListRefusal = 'list-empty' | 'list-too-long' | 'numbers-unknown';

/** The people of a pasted list, each once, in its order; numbers that name nobody are said rather than left out. */
async function peopleOf(tx: Tx, pasted: string): Promise<readonly string[] | Refused<ListRefusal>> {
  const numbers = [
    ...new Set(
      pasted
        .split(/[\s,;，；、]+/)
        .map(plainNumber)
        .filter(Boolean),
    ),
  ];
  const field = 'volunteerNos';
  if (numbers.length === 0) return refuse('list-empty', { field });
  if (numbers.length > MOST_LINES) return refuse('list-too-long', { field, detail: { most: MOST_LINES } });
  const people = await findPeopleByVolunteerNo(tx, numbers);
  const unknown = numbers.filter((number) => !people.has(number));
  if (unknown.length > 0) {
    const named = unknown.slice(0, NAMED).join('、') + (unknown.length > NAMED ? '…' : '');
    return refuse('numbers-unknown', { field, detail: { count: unknown.length, numbers: named } });
  }
  return [...new Set(numbers.map((number) => people.get(number)?.id ?? ''))];
}

export const askBatch = handle(contract.askBatch, async (call) => {
  const { tx, actor, input, now } = call;
  const issuer = await findOrganisation(tx, input.organisationId);
  if (!issuer) return refuse('issuer-not-found');
  const allowed = mayWrite(actor, issuer, input);
  if (!allowed.ok) return allowed;
  if (!isPerson(actor)) return refuse('not-yours-to-issue');
  if (await store.findBatch(tx, input.id)) return refuse('id-already-used', { field: 'id' });
  const personIds = await peopleOf(tx, input.volunteerNos);
  if ('refusal' in personIds) return personIds;
  const rule = await findRuleOn(call, 'certificate-validity', civilDateOf(now));
  const batch: Batch = {
    id: input.id,
    issuerOrganisationId: issuer.id,
    kind: input.kind,
    title: input.title,
    text: input.text,
    validMonths: input.validMonths === undefined ? usualMonths(input.kind, rule.values) : input.validMonths,
    askedBy: actor.personId,
    askedAt: now,
    lineCount: personIds.length,
    fileId: null,
    finishedAt: null,
  };
  await store.saveNewBatch(tx, batch, personIds);
  await askJob(call, ISSUE_BATCH, { batchId: batch.id }, { key: batch.id });
  return underRule(allow({ id: batch.id, lineCount: batch.lineCount }, facts.batchAsked(batch)), rule);
});

async function asCards(tx: Tx, batches: readonly Batch[]) {
  const issuers = await findOrganisations(tx, [...new Set(batches.map((batch) => batch.issuerOrganisationId))]);
  const counts = await store.countIssued(
    tx,
    batches.map((batch) => batch.id),
  );
  return batches.map((batch) => {
    const issuedCount = counts.get(batch.id) ?? 0;
    const { id, kind, title, askedAt, lineCount } = batch;
    const issuerName = issuers.get(batch.issuerOrganisationId)?.name ?? '';
    return { id, issuerName, kind, title, askedAt, lineCount, issuedCount, progress: progressOf(batch, issuedCount) };
  });
}

export const listBatches = answer(contract.listBatches, async ({ tx, actor, input }) => {
  const organisationIds = (await reachOf(tx, actor, ['clerk'])).map(({ id }) => id);
  const found = await store.listBatches(tx, organisationIds, { after: input.after ?? null, limit: input.limit + 1 });
  const { items, next } = cutPage(found, input.limit, (batch) => batch.id);
  return { items: await asCards(tx, items), next };
});

type Seeing = Pick<Doing, 'tx' | 'actor'>;

/** The batch, if the actor is a clerk of its issuer. */
async function findOwn(
  { tx, actor }: Seeing,
  id: string,
): Promise<Batch | Refused<'batch-not-found' | 'not-yours-to-open'>> {
  const batch = await store.findBatch(tx, id);
  const issuer = batch && (await findOrganisation(tx, batch.issuerOrganisationId));
  if (!batch || !issuer) return refuse('batch-not-found');
  return maySeeNames(actor, issuer) ? batch : refuse('not-yours-to-open');
}

export const getBatch = answer(contract.getBatch, async (call) => {
  const batch = await findOwn(call, call.input.batchId);
  if ('refusal' in batch) return batch;
  const [card] = await asCards(call.tx, [batch]);
  if (!card) throw new Error('A batch was left without a card.');
  return { ...card, text: batch.text, finishedOn: batch.finishedAt && civilDateOf(batch.finishedAt) };
});

export const downloadBatch = answerFile(contract.downloadBatch, async (call) => {
  const batch = await findOwn(call, call.input.batchId);
  if ('refusal' in batch) return batch;
  const file = batch.fileId && (await findFile(call.tx, batch.fileId));
  return file || refuse('batch-not-finished');
});
