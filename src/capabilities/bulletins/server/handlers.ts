import { cutPage } from '../../../kernel/contract.ts';
import { mapDecision, refuse, type Decision } from '../../../kernel/decision.ts';
import { isPerson, type Actor } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import { answer, answerFile, handle, type Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Organisation } from '../../organisations/domain/model.ts';
import { findOrganisation, listReachIds } from '../../organisations/server/door.ts';
import * as contract from '../contract.ts';
import type { Bulletin } from '../domain/model.ts';
import * as rules from '../domain/rules.ts';
import type { BulletinAction } from '../domain/workflow.ts';
import { words } from '../messages/words.ts';
import { cardsOf, figuresPrinted, viewOf } from './views.ts';
import { composeDraft, listWhatMayBeTold, measureAgain } from './material.ts';
import * as store from './store.ts';
import { printBulletin } from './word/print.ts';

type Found = { readonly bulletin: Bulletin; readonly issuer: Organisation };

async function findMatterForUpdate(tx: Tx, id: string): Promise<Found | undefined> {
  const bulletin = await store.findBulletinForUpdate(tx, id);
  const issuer = bulletin && (await findOrganisation(tx, bulletin.organisationId));
  return bulletin && issuer ? { bulletin, issuer } : undefined;
}

async function findSeen(tx: Tx, actor: Actor, id: string): Promise<Found | undefined> {
  const bulletin = await store.findBulletin(tx, id);
  const issuer = bulletin && (await findOrganisation(tx, bulletin.organisationId));
  // Whether a draft exists is nobody else's business: not allowed looks like not there.
  return bulletin && issuer && rules.maySee(actor, { bulletin, issuer }) ? { bulletin, issuer } : undefined;
}

const changed = (bulletin: Bulletin) => ({ id: bulletin.id, state: bulletin.state });

/** Loads, lets the rule decide, saves: the story of every step of a bulletin. */
async function step<Refusal extends string>(
  doing: Doing,
  bulletinId: string,
  decide: (matter: rules.Matter) => Decision<Bulletin, Refusal> | Promise<Decision<Bulletin, Refusal>>,
) {
  const matter = await findMatterForUpdate(doing.tx, bulletinId);
  if (!matter) return refuse('bulletin-not-found');
  const decision = await decide(matter);
  if (decision.ok) await store.saveBulletin(doing.tx, decision.value);
  return decision;
}

const listBulletins = answer(contract.listBulletins, async ({ tx, input }) => {
  const page = cutPage(await store.listPublished(tx, input), input.limit, (bulletin) => bulletin.id);
  return { ...page, items: await cardsOf(tx, page.items) };
});

const listDesk = answer(contract.listDesk, async ({ tx, input, actor }) => {
  const found = await store.listOfOrganisations(tx, await listReachIds(tx, actor, ['editor', 'signer']), input);
  const page = cutPage(found, input.limit, (bulletin) => bulletin.id);
  return { ...page, items: await cardsOf(tx, page.items) };
});

const listMaterial = answer(contract.listMaterial, async (call) => listWhatMayBeTold(call));

const getBulletin = answer(contract.getBulletin, async (call) => {
  const matter = await findSeen(call.tx, call.actor, call.input.bulletinId);
  if (!matter) return refuse('bulletin-not-found');
  const because = words[call.locale].refusals;
  const actions = (['edit', 'submit', 'return', 'sign-off'] satisfies BulletinAction[]).map((action) => {
    const reason = rules.whyNot(call.actor, matter, action);
    return { action, allowed: reason === undefined, because: reason ? because[reason] : null };
  });
  return { ...(await viewOf(call, matter.bulletin)), actions: isPerson(call.actor) ? actions : [] };
});

const downloadBulletin = answerFile(contract.downloadBulletin, async (call) => {
  const matter = await findSeen(call.tx, call.actor, call.input.bulletinId);
  if (!matter) return refuse('bulletin-not-found');
  const { bulletin, issuer } = matter;
  const { series, draftFile, issueFile } = words['zh-CN'];
  const bytes = await printBulletin({
    bulletin,
    series,
    organisationName: issuer.name,
    figures: figuresPrinted(call.offers, bulletin),
  });
  const { issueNo, issuedOn } = bulletin;
  return {
    name: `${series}${issueNo && issuedOn ? issueFile(issuedOn.slice(0, 4), issueNo) : draftFile}.docx`,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes,
  };
});

const draftBulletin = handle(contract.draftBulletin, async (call) => {
  const issuer = await findOrganisation(call.tx, call.input.organisationId);
  if (!issuer) return refuse('organisation-not-found', { field: 'organisationId' });
  if (!rules.mayDraft(call.actor, issuer)) return refuse('bulletin-not-yours');
  if (await store.findBulletin(call.tx, call.input.id)) return refuse('bulletin-already-drafted', { field: 'id' });
  const decision = await composeDraft(call, issuer);
  if (decision.ok) await store.saveNewBulletin(call.tx, decision.value);
  return mapDecision(decision, changed);
});

const editBulletin = handle(contract.editBulletin, async (call) => {
  const { actor, input } = call;
  if (!isPerson(actor)) return refuse('bulletin-not-yours');
  const { bulletinId, ...text } = input;
  const decision = await step(call, bulletinId, async (matter) =>
    rules.edit(actor, matter, text, await measureAgain(call, matter.bulletin)),
  );
  return mapDecision(decision, changed);
});

const submitBulletin = handle(contract.submitBulletin, async (call) => {
  const decision = await step(call, call.input.bulletinId, (matter) => rules.submit(call.actor, matter));
  return mapDecision(decision, changed);
});

const returnBulletin = handle(contract.returnBulletin, async (call) => {
  const { bulletinId, reason } = call.input;
  const decision = await step(call, bulletinId, (matter) => rules.giveBack(call.actor, matter, reason));
  return mapDecision(decision, changed);
});

const signOffBulletin = handle(contract.signOffBulletin, async (call) => {
  const { tx, actor, now, input } = call;
  if (!isPerson(actor)) return refuse('bulletin-not-yours');
  const decision = await step(call, input.bulletinId, async (matter) => {
    // Asked before the numbers are taken: a refused signature must not use one up.
    const reason = rules.whyNot(actor, matter, 'sign-off');
    if (reason) return refuse(reason);
    const year = Number(civilDateOf(now).slice(0, 4));
    const numbers = await store.takeIssueNumbersForUpdate(tx, matter.bulletin.organisationId, year);
    return rules.signOff(actor, matter, numbers, now);
  });
  return mapDecision(decision, (bulletin) => ({
    ...changed(bulletin),
    issueNo: bulletin.issueNo ?? 0,
    totalNo: bulletin.totalNo ?? 0,
    issuedOn: bulletin.issuedOn ?? '',
  }));
});

export const handlers = [
  listBulletins,
  listDesk,
  listMaterial,
  getBulletin,
  downloadBulletin,
  draftBulletin,
  editBulletin,
  submitBulletin,
  returnBulletin,
  signOffBulletin,
];
