import { personOf } from '../../../../kernel/actor.ts';
import { cutPage } from '../../../../kernel/contract.ts';
import { civilDateOf } from '../../../../kernel/days.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { findFile, findFileCard } from '../../../../platform/server/files.ts';
import { answer, answerFile, handle, type Doing } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { findOrganisation, findOrganisations, listOrganisationIds } from '../../../organisations/server/door.ts';
import { allIdsOf, findAgeOn, findPeople, findPerson } from '../../../people/server/door.ts';
import * as contract from '../../contract/consents.ts';
import * as rules from '../../domain/consent-rules.ts';
import { noticeOfPurpose, selfPurposes, type Consent } from '../../domain/consents.ts';
import { isOfficerOf, mayRecordPaper } from '../../domain/policy.ts';
import { versionsInForce } from '../known-notices.ts';
import * as store from '../store/consents.ts';

const idOf = ({ given }: rules.Given) => ({ id: given.id });

async function shownOf(tx: Tx, consents: readonly Consent[]) {
  const organisations = await findOrganisations(
    tx,
    consents.flatMap((consent) => consent.organisationId ?? []),
  );
  return consents.map((consent) => ({
    ...consent,
    noticeKind: noticeOfPurpose[consent.purpose],
    organisation: organisations.get(consent.organisationId ?? '') ?? null,
  }));
}

export const listMyConsents = answer(contract.listMyConsents, async ({ tx, actor, now }) => {
  const personId = personOf(actor).personId;
  const today = civilDateOf(now);
  const items = await store.listOfPerson(tx, await allIdsOf(tx, personId));
  const versions = await versionsInForce(tx, today);
  const stands = new Set(items.filter((consent) => consent.state === 'given').map((consent) => consent.purpose));
  const open = selfPurposes
    .filter((purpose) => purpose !== 'share-with-organisation' && !stands.has(purpose))
    .map((purpose) => ({
      purpose,
      noticeKind: noticeOfPurpose[purpose],
      noticeVersion: versions[noticeOfPurpose[purpose]],
    }));
  const age = await findAgeOn(tx, personId, today);
  return { items: await shownOf(tx, items), open, needsGuardian: age?.isUnder14 ?? false };
});

/** What the rules must know before somebody consents to this. The standing consent is locked. */
async function knownFor({ tx, now }: Doing, asked: rules.Asked): Promise<rules.Known> {
  const today = civilDateOf(now);
  const versions = await versionsInForce(tx, today);
  const age = await findAgeOn(tx, asked.personId, today);
  return {
    now,
    noticeVersion: versions[noticeOfPurpose[asked.purpose]],
    standing: await store.findStanding(tx, asked),
    isUnder14: age?.isUnder14 ?? false,
  };
}

async function save(tx: Tx, { given, superseded }: rules.Given): Promise<void> {
  if (superseded) await store.saveEnded(tx, superseded);
  await store.saveNewConsent(tx, given);
}

export const giveConsent = handle(contract.giveConsent, async (call) => {
  const { tx, actor, input } = call;
  const asked = { ...input, personId: personOf(actor).personId, organisationId: input.organisationId ?? null };
  if (await store.findConsent(tx, input.id)) return refuse('consent-exists-already');
  if (asked.organisationId && !(await findOrganisation(tx, asked.organisationId))) {
    return refuse('organisation-not-found', { field: 'organisationId' });
  }
  await store.lockConsentsOf(tx, asked.personId);
  const { id, personId, purpose, organisationId } = asked;
  const wanted = { id, personId, purpose, organisationId };
  const decision = rules.giveConsent(actor, wanted, input.noticeVersion, await knownFor(call, wanted));
  if (decision.ok) await save(tx, decision.value);
  return mapDecision(decision, idOf);
});

export const withdrawConsent = handle(contract.withdrawConsent, async ({ tx, actor, input, now }) => {
  const consent = await store.findConsentForUpdate(tx, input.consentId);
  if (!consent) return refuse('consent-not-found');
  const rootIds = await listOrganisationIds(tx, { rootsOnly: true });
  const decision = rules.withdrawConsent(actor, consent, now, rootIds);
  if (decision.ok) await store.saveEnded(tx, decision.value);
  return mapDecision(decision, ({ id, state }) => ({ id, state }));
});

export const recordConsent = handle(contract.recordConsent, async (call) => {
  const { tx, actor, input } = call;
  const person = await findPerson(tx, input.personId);
  if (!person) return refuse('person-not-found', { field: 'personId' });
  const organisation = person.organisationId ? await findOrganisation(tx, person.organisationId) : undefined;
  const rootIds = await listOrganisationIds(tx, { rootsOnly: true });
  if (!mayRecordPaper(actor, organisation, rootIds)) return refuse('not-recorded-by-you');
  if (await store.findConsent(tx, input.id)) return refuse('consent-exists-already');
  const file = await findFileCard(tx, input.evidenceFileId);
  if (file?.uploadedBy !== personOf(actor).personId) return refuse('file-not-found', { field: 'evidenceFileId' });
  const shareWith = input.organisationId ? await findOrganisation(tx, input.organisationId) : undefined;
  if (input.organisationId && !shareWith) return refuse('organisation-not-found', { field: 'organisationId' });
  await store.lockConsentsOf(tx, person.id);
  const asked = {
    id: input.id,
    personId: person.id,
    purpose: input.purpose,
    organisationId: input.organisationId ?? null,
  };
  const { givenBy, evidenceFileId } = input;
  const paper = { givenBy, method: 'paper', evidenceFileId, expiresOn: input.expiresOn ?? null } as const;
  const known = { ...(await knownFor(call, asked)), organisation, rootIds };
  const decision = rules.recordConsent(actor, asked, paper, known);
  if (!decision.ok) return decision;
  await save(tx, decision.value);
  return mapDecision(decision, idOf);
});

export const listConsents = answer(contract.listConsents, async ({ tx, actor, input }) => {
  if (!isOfficerOf(actor, await listOrganisationIds(tx, { rootsOnly: true }))) return refuse('not-privacy-officer');
  const page = { after: input.after ?? null, limit: input.limit + 1 };
  const rows = await store.listConsents(tx, { purpose: input.purpose ?? null }, page);
  const people = await findPeople(
    tx,
    rows.map((consent) => consent.personId),
  );
  const items = (await shownOf(tx, rows)).map((consent) => ({
    ...consent,
    maskedName: people.get(consent.personId)?.maskedName ?? '',
    volunteerNo: people.get(consent.personId)?.volunteerNo ?? '',
    hasFile: consent.evidenceFileId !== null,
  }));
  return cutPage(items, input.limit, (consent) => consent.id);
});

export const openConsentFile = answerFile(contract.openConsentFile, async ({ tx, actor, input }) => {
  if (!isOfficerOf(actor, await listOrganisationIds(tx, { rootsOnly: true }))) return refuse('not-privacy-officer');
  const consent = await store.findConsent(tx, input.consentId);
  if (!consent) return refuse('consent-not-found');
  const file = consent.evidenceFileId ? await findFile(tx, consent.evidenceFileId) : undefined;
  return file ?? refuse('file-not-found');
});
