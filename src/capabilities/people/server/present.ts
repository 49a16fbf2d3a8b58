import { civilDateOf, type Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { findOrganisations } from '../../organisations/server/door.ts';
import type { MaskedRecord, PersonRow } from '../contract.ts';
import { ADULT_AGE, CHILD_AGE, isUnder, maskBirth } from '../domain/ages.ts';
import { maskName, maskPhone } from '../domain/model.ts';
import type { PersonRecord } from '../domain/record.ts';
import { gatherAliases } from './same-person.ts';
import { listAliasesDown } from './store.ts';
import { listGuardians } from './store-reveals.ts';

/** Rows of a list: nothing in them is private. */
export async function asRows(tx: Tx, records: readonly PersonRecord[], now: Instant): Promise<PersonRow[]> {
  const ids = records.flatMap((record) => record.organisationId ?? []);
  const organisations = await findOrganisations(tx, ids);
  const today = civilDateOf(now);
  return records.map((record) => ({
    id: record.id,
    maskedName: maskName(record.name),
    volunteerNo: record.volunteerNo,
    maskedPhone: record.maskedPhone,
    paperLast4: record.paper?.last4 ?? null,
    organisationId: record.organisationId,
    organisationName: organisations.get(record.organisationId ?? '')?.name ?? null,
    isUnder14: isUnder(CHILD_AGE, record.birthOn, today),
    isUnder18: isUnder(ADULT_AGE, record.birthOn, today),
  }));
}

/** A whole record with every number masked. */
export async function asMasked(tx: Tx, record: PersonRecord, now: Instant): Promise<MaskedRecord> {
  const [row] = await asRows(tx, [record], now);
  if (!row) throw new Error('A record was left without its row.');
  const all = gatherAliases([record.id], await listAliasesDown(tx, [record.id])).get(record.id) ?? [];
  const { party } = record;
  const branch = party && (await findOrganisations(tx, [party.organisationId])).get(party.organisationId);
  return {
    ...row,
    sharedPhoneNote: record.sharedPhoneNote,
    sex: record.sex,
    maskedBirth: record.birthOn && maskBirth(record.birthOn),
    paper: record.paper && { kind: record.paper.kind, masked: record.paper.masked },
    residenceRegion: record.residenceRegion,
    skills: [...record.skills],
    serviceCategories: [...record.serviceCategories],
    isPartyMember: record.isPartyMember,
    party: party && { ...party, organisationName: branch?.name ?? '' },
    isEnteredForThem: record.enteredBy !== null,
    consentReference: record.consentReference,
    registeredAt: record.registeredAt,
    guardians: (await listGuardians(tx, all)).map((guardian) => ({
      id: guardian.id,
      maskedName: maskName(guardian.name),
      relation: guardian.relation,
      maskedContact: maskPhone(guardian.contact()),
      consentedAt: guardian.consentedAt,
      method: guardian.method,
    })),
  };
}
