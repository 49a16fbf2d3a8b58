import { cutPage } from '../../../../kernel/contract.ts';
import { refuse } from '../../../../kernel/decision.ts';
import { findFile, findFileCard } from '../../../../platform/server/files.ts';
import { answer, answerFile, type Doing } from '../../../../platform/server/handle.ts';
import { findPeople } from '../../../people/server/door.ts';
import * as contract from '../../contract.ts';
import { CommitmentState, isPublicState, type Matter } from '../../domain/model.ts';
import { mayOpen, mayOpenFiles } from '../../domain/policy.ts';
import { completeMatters, findMatter, listReach } from '../matters.ts';
import { cardOf, insideViewOf, publicViewOf, type Known } from '../present.ts';
import { ledgerKey, listLedger } from '../store-lists.ts';

const notPublic = CommitmentState.options.filter((state) => !isPublicState(state));

export const listPublicCommitments = answer(contract.listPublicCommitments, async ({ tx, input, locale, now }) => {
  const state = input.state === '' ? undefined : input.state;
  const { items, next } = cutPage(await listLedger(tx, { ...input, state, hidden: notPublic }), input.limit, ledgerKey);
  const { matters, organisations } = await completeMatters(tx, items);
  return { items: matters.map((matter) => cardOf(matter, { locale, now, organisations })), next };
});

export const getPublicCommitment = answer(contract.getPublicCommitment, async ({ tx, input, locale, now }) => {
  const found = await findMatter(tx, input.commitmentId);
  if (!found || !isPublicState(found.matter.state)) return refuse('commitment-not-found');
  return publicViewOf(found.matter, { locale, now, organisations: found.organisations });
});

export const listCommitments = answer(contract.listCommitments, async ({ tx, actor, input, locale, now }) => {
  const within = await listReach(tx, actor, input.mine === 'yes' ? ['clerk'] : ['clerk', 'coordinator', 'auditor']);
  const { items, next } = cutPage(await listLedger(tx, { ...input, within }), input.limit, ledgerKey);
  const { matters, organisations } = await completeMatters(tx, items);
  return { items: matters.map((matter) => cardOf(matter, { locale, now, organisations })), next };
});

/** Names of the people and files that a matter mentions. */
async function findKnown({ tx }: Pick<Doing, 'tx'>, matter: Matter): Promise<Known> {
  const personIds = matter.steps.flatMap((step) => (step.personId ? [step.personId] : []));
  const files = new Map<string, { readonly name: string; readonly type: string }>();
  for (const { fileId } of matter.evidence) {
    const card = fileId && (await findFileCard(tx, fileId));
    if (fileId && card) files.set(fileId, card);
  }
  return { people: await findPeople(tx, [...new Set(personIds)]), files };
}

/** Somebody outside the matter is told the same as if it were not there. */
export const getCommitment = answer(contract.getCommitment, async (call) => {
  const { tx, actor, input, locale, now } = call;
  const found = await findMatter(tx, input.commitmentId);
  if (!found || !mayOpen(actor, found.matter)) return refuse('commitment-not-found');
  const { matter, organisations } = found;
  return insideViewOf(actor, matter, { locale, now, organisations }, await findKnown(call, matter));
});

export const openEvidenceFile = answerFile(contract.openEvidenceFile, async ({ tx, actor, input }) => {
  const found = await findMatter(tx, input.commitmentId);
  if (!found || !mayOpenFiles(actor, found.matter)) return refuse('commitment-not-found');
  const evidence = found.matter.evidence.find((each) => each.id === input.evidenceId);
  const file = evidence?.fileId && (await findFile(tx, evidence.fileId));
  return file || refuse('file-not-found');
});
