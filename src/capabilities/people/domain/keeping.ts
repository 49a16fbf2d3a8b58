import type { CivilDate } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { ADULT_AGE, CHILD_AGE, isUnder } from './ages.ts';
import { guardianRecorded, personEntered, recordAmended } from './facts.ts';
import type { Person } from './model.ts';
import { readPaper } from './papers.ts';
import type { GuardianInput, PersonRecord, RecordValues } from './record.ts';

export type KeepRefusal =
  | 'paper-number-wrong'
  | 'paper-says-otherwise'
  | 'paper-already-registered'
  | 'phone-already-registered'
  | 'note-without-phone'
  | 'birth-in-future'
  | 'guardian-needed'
  | 'party-place-wrong';

/** What else a change is decided by. A twin is another person who has the same number. */
export type Around = {
  readonly today: CivilDate;
  readonly phoneTwin: Person | undefined;
  readonly paperTwin: Person | undefined;
  readonly hasGuardian: boolean;
  /** Whether the branch that is named is a Party organisation; true when none is named. */
  readonly isBranch: boolean;
};

/**
 * Brings what was typed into the form in which it is kept: the number of a resident paper is checked (DOC-09) and says
 * sex and date of birth by itself; one telephone serves several people only with a note (a household); who is under
 * fourteen is not entered without a guardian (SEC-02).
 */
export function settleValues(
  before: PersonRecord | null,
  wanted: RecordValues,
  around: Around,
): Decision<RecordValues, KeepRefusal> {
  const read = wanted.paper ? readPaper(wanted.paper, around.today) : null;
  if (read?.trouble) return refuse('paper-number-wrong', { field: 'paper.number', detail: { trouble: read.trouble } });
  const says = read ?? { birthOn: null, sex: null };
  const birthOn = wanted.birthOn ?? says.birthOn ?? (wanted.birthOn === null ? null : before?.birthOn) ?? null;
  const sex = wanted.sex ?? says.sex ?? (wanted.sex === null ? null : before?.sex) ?? null;
  if (says.birthOn && says.birthOn !== birthOn) return refuse('paper-says-otherwise', { field: 'birthOn' });
  if (says.sex && says.sex !== sex) return refuse('paper-says-otherwise', { field: 'sex' });
  if (birthOn && birthOn > around.today) return refuse('birth-in-future', { field: 'birthOn' });
  if (around.paperTwin) return refuse('paper-already-registered', { field: 'paper.number' });
  if (wanted.sharedPhoneNote !== undefined && !wanted.phone) return refuse('note-without-phone', { field: 'phone' });
  const note = wanted.sharedPhoneNote ?? (wanted.phone === undefined ? before?.sharedPhoneNote : null) ?? null;
  if (around.phoneTwin && !note) return refuse('phone-already-registered', { field: 'phone' });
  if (isUnder(CHILD_AGE, birthOn, around.today) && !around.hasGuardian) {
    return refuse('guardian-needed', { field: 'guardian.name' });
  }
  if (wanted.party && (wanted.isPartyMember === false || !around.isBranch)) {
    return refuse('party-place-wrong', { field: 'party.organisationId' });
  }
  const isChanged = birthOn !== (before?.birthOn ?? null);
  const settled: RecordValues = {
    ...wanted,
    ...(wanted.paper && read ? { paper: { kind: wanted.paper.kind, number: read.number ?? '' } } : {}),
    ...(isChanged ? { birthOn } : {}),
    ...(sex === (before?.sex ?? null) ? {} : { sex }),
    ...(wanted.party ? { isPartyMember: true } : {}),
    ...(wanted.isPartyMember === false ? { party: null } : {}),
  };
  return allow(settled);
}

export type Entry = { readonly person: Person; readonly values: RecordValues; readonly guardian: GuardianInput | null };

/** An organisation enters somebody's data with their consent (VOL-02). */
export function enterPerson(
  person: Person & { readonly organisationId: string },
  wanted: RecordValues & { readonly guardian: GuardianInput | null },
  around: Around,
): Decision<Entry, KeepRefusal> {
  const { guardian, ...values } = wanted;
  const settled = settleValues(null, values, around);
  if (!settled.ok) return settled;
  const fields = Object.entries(settled.value).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : key,
  );
  const entered = personEntered(person.id, { organisationId: person.organisationId, fields });
  const guarded = guardian ? [guardianRecorded(person.id, guardian.id)] : [];
  return allow({ person, values: settled.value, guardian }, entered, ...guarded);
}

/**
 * Whether a change would open a minor's record (SEC-03): another date of birth makes an adult of a child on paper, and
 * whoever has the telephone signs in and reads everything.
 */
export function opensMinor(before: PersonRecord, changed: RecordValues, today: CivilDate): boolean {
  if (!isUnder(ADULT_AGE, before.birthOn, today)) return false;
  return changed.birthOn !== undefined || changed.phone !== undefined;
}

/** Mends a record. What is sent as it already stands is no change and is not told as one. */
export function amendRecord(
  before: PersonRecord,
  wanted: RecordValues,
  around: Around,
): Decision<RecordValues, KeepRefusal | 'nothing-changed'> {
  const settled = settleValues(before, wanted, around);
  if (!settled.ok) return settled;
  const known = before as unknown as Readonly<Record<string, unknown>>;
  const changed = Object.entries(settled.value).filter(
    ([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(known[field]),
  );
  if (changed.length === 0) return refuse('nothing-changed');
  const fields = changed.map(([field]) => field);
  return allow(Object.fromEntries(changed) as RecordValues, recordAmended(before.id, fields));
}
