import { z } from 'zod';
import { Id } from '../../../kernel/contract.ts';
import { CivilDate, Instant } from '../../../kernel/days.ts';
import { Phone, PersonName, type Person } from './model.ts';
import { PaperKind, Sex } from './papers.ts';

export const ServiceCategory = z.enum([
  'elderly',
  'children',
  'disability',
  'hardship',
  'health',
  'blood-donation',
  'environment',
  'culture',
  'teaching',
  'emergency',
  'public-order',
  'other',
]);
export type ServiceCategory = z.infer<typeof ServiceCategory>;

/** All that is kept of Party membership: that it is, the branch, and the part in it (PTY-15). */
export const PartyRole = z.enum(['member', 'secretary', 'deputy-secretary', 'committee-member']);
export const PartyPlace = z.object({ organisationId: Id, role: PartyRole });
export type PartyPlace = z.infer<typeof PartyPlace>;

const Paper = z.object({ kind: PaperKind, number: z.string().trim().min(1).max(40) });
const Skill = z.string().trim().min(1).max(20);

/** What is known of a person (VOL-02). Nothing but the name must be there; a field that is left out stays. */
export const recordFields = {
  name: PersonName,
  phone: Phone.nullable().optional(),
  sharedPhoneNote: z.string().trim().max(60).nullable().optional(),
  sex: Sex.nullable().optional(),
  birthOn: CivilDate.nullable().optional(),
  paper: Paper.nullable().optional(),
  residenceRegion: z
    .string()
    .regex(/^\d{6}(\d{3}|\d{6})?$/)
    .nullable()
    .optional(),
  skills: z.array(Skill).max(10).optional(),
  serviceCategories: z.array(ServiceCategory).max(12).optional(),
  party: PartyPlace.nullable().optional(),
  isPartyMember: z.boolean().optional(),
};

/** How a guardian said yes (SEC-02). */
export const ConsentMethod = z.enum(['on-paper', 'in-person', 'by-telephone']);
export const GuardianRelation = z.enum(['mother', 'father', 'grandparent', 'other']);
export const GuardianInput = z.object({
  id: Id,
  name: PersonName,
  relation: GuardianRelation,
  contact: Phone,
  consentedAt: Instant,
  method: ConsentMethod,
});
export type GuardianInput = z.output<typeof GuardianInput>;

/** What a record is changed to. Numbers are plain here and are sealed by the store. */
export type RecordValues = {
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly sharedPhoneNote?: string | null | undefined;
  readonly sex?: Sex | null | undefined;
  readonly birthOn?: CivilDate | null | undefined;
  readonly paper?: { readonly kind: PaperKind; readonly number: string } | null | undefined;
  readonly residenceRegion?: string | null | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly serviceCategories?: readonly ServiceCategory[] | undefined;
  readonly party?: PartyPlace | null | undefined;
  readonly isPartyMember?: boolean | undefined;
  readonly organisationId?: string | null | undefined;
  readonly consentReference?: string | null | undefined;
};

/** A record as the house shows it: numbers masked, and with what merged records lend it. */
export type PersonRecord = Person & {
  readonly maskedPhone: string | null;
  readonly sharedPhoneNote: string | null;
  readonly sex: Sex | null;
  readonly birthOn: CivilDate | null;
  readonly paper: { readonly kind: PaperKind; readonly masked: string; readonly last4: string } | null;
  readonly residenceRegion: string | null;
  readonly skills: readonly string[];
  readonly serviceCategories: readonly ServiceCategory[];
  readonly party: PartyPlace | null;
  readonly isPartyMember: boolean;
  /** Who entered it for the person; null when they did it themselves. */
  readonly enteredBy: string | null;
  readonly consentReference: string | null;
  readonly registeredAt: Instant;
  readonly mergedInto: string | null;
  readonly shows: Shown | null;
};

/** The parts of a record of which a merge chooses one side. */
export const RecordPart = z.enum([
  'name',
  'phone',
  'paper',
  'birth',
  'sex',
  'organisation',
  'residence',
  'skills',
  'categories',
  'party',
]);
export type RecordPart = z.infer<typeof RecordPart>;
/** From whose record a part is shown; a part that is not named is shown from the record itself. */
export type Shown = Readonly<Partial<Record<RecordPart, string>>>;

/** Which parts a change touches: they are shown from the record itself again. */
export function partsOf(values: RecordValues): RecordPart[] {
  const byField: Readonly<Record<keyof RecordValues, RecordPart | null>> = {
    name: 'name',
    phone: 'phone',
    sharedPhoneNote: 'phone',
    sex: 'sex',
    birthOn: 'birth',
    paper: 'paper',
    residenceRegion: 'residence',
    skills: 'skills',
    serviceCategories: 'categories',
    party: 'party',
    isPartyMember: 'party',
    organisationId: 'organisation',
    consentReference: null,
  };
  const touched = (Object.keys(byField) as (keyof RecordValues)[]).filter((field) => values[field] !== undefined);
  return [...new Set(touched.flatMap((field) => byField[field] ?? []))];
}
