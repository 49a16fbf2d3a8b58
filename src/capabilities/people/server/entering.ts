import { actorId } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import { mapDecision, refuse, type Decision } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { isPartyOrganisation } from '../../organisations/domain/model.ts';
import { findOrganisation } from '../../organisations/server/door.ts';
import * as keeping from '../domain/keeping.ts';
import { plainPaperNumber, readPaper } from '../domain/papers.ts';
import { KEEPERS } from '../domain/policy.ts';
import type { GuardianInput, RecordValues } from '../domain/record.ts';
import { isReached } from './reach.ts';
import { gatherAliases } from './same-person.ts';
import * as store from './store.ts';
import { findRecord, indexesOf, saveNewPerson } from './store-records.ts';
import { findGuardian, listGuardians, saveGuardian } from './store-reveals.ts';
import { giveVolunteerNo } from './volunteer-no.ts';

/** What a change is decided by, read behind the locks of its numbers. */
export async function readAround(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  id: string,
  values: RecordValues,
): Promise<Omit<keeping.Around, 'hasGuardian'>> {
  const paper = values.paper ? { ...values.paper, number: plainPaperNumber(values.paper.number) } : null;
  await store.lockNumbers(tx, indexesOf({ ...values, paper }));
  const twins = await store.findTwins(tx, { id, phone: values.phone ?? null, paper });
  return { ...twins, today: civilDateOf(now), isBranch: await isBranch(tx, values) };
}

async function isBranch(tx: Tx, { party }: RecordValues): Promise<boolean> {
  if (!party) return true;
  const organisation = await findOrganisation(tx, party.organisationId);
  return organisation !== undefined && isPartyOrganisation(organisation.kind);
}

export async function hasGuardian(tx: Tx, personId: string): Promise<boolean> {
  const all = gatherAliases([personId], await store.listAliasesDown(tx, [personId])).get(personId) ?? [];
  return (await listGuardians(tx, all)).length > 0;
}

export type EntryWanted = RecordValues & {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly consentReference: string;
  readonly guardian: GuardianInput | null;
};

export type EntryRefusal =
  | keeping.KeepRefusal
  | 'organisation-not-found'
  | 'organisation-not-yours'
  | 'consent-in-future'
  | 'id-already-used';

export type Entered = { readonly id: string; readonly volunteerNo: string; readonly isRegionKnown: boolean };

/** Enters one person for an organisation that the actor looks after, from a form or from a row of a sheet. */
export async function enterOne(
  doing: Doing,
  wanted: EntryWanted,
  made = { isFromSheet: false },
): Promise<Decision<Entered, EntryRefusal>> {
  const { id, organisationId, guardian, ...values } = wanted;
  const refused = await entryTrouble(doing, wanted);
  if (refused) return refused;
  const { tx, actor, now } = doing;
  const around = { ...(await readAround(doing, id, values)), hasGuardian: guardian !== null };
  const person = { id, name: wanted.name, volunteerNo: '', organisationId };
  const decision = keeping.enterPerson(person, { ...values, guardian }, around);
  if (!decision.ok) return decision;
  // Taken only now: the counter stays locked, and a refusal must not hold up others.
  const numbered = { ...person, volunteerNo: await giveVolunteerNo(doing) };
  const by = actorId(actor);
  await saveNewPerson(tx, numbered, { ...decision.value.values, ...made, enteredBy: by }, now);
  if (guardian) await saveGuardian(tx, id, guardian, { by, now });
  const read = values.paper && readPaper(values.paper, around.today);
  const isRegionKnown = !read || read.trouble !== null || read.isRegionKnown;
  return mapDecision(decision, () => ({ id, volunteerNo: numbered.volunteerNo, isRegionKnown }));
}

async function entryTrouble({ tx, actor, now }: Doing, { id, organisationId, guardian }: EntryWanted) {
  if (!(await findOrganisation(tx, organisationId))) {
    return refuse('organisation-not-found', { field: 'organisationId' });
  }
  if (!(await isReached(tx, actor, KEEPERS, { organisationId }))) {
    return refuse('organisation-not-yours', { field: 'organisationId' });
  }
  if (guardian && guardian.consentedAt > now) return refuse('consent-in-future', { field: 'guardian.consentedAt' });
  const isTaken = (await findRecord(tx, id)) ?? (guardian && (await findGuardian(tx, guardian.id)));
  return isTaken ? refuse('id-already-used') : undefined;
}
