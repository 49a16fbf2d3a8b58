import { z } from 'zod';

/** What the law may change and the product must not know by heart. */
export const RuleSubject = z.enum([
  'volunteer-stars',
  'donation-intervals',
  'blood-award-tiers',
  'certificate-validity',
  'service-clocks',
  'disclosure-clocks',
  'age-policies',
  'retention',
]);
export type RuleSubject = z.infer<typeof RuleSubject>;

type Unit = 'hours' | 'months' | 'days' | 'working-days' | 'years' | 'times' | 'age';
type Field = { readonly unit: Unit; readonly from: number; readonly to: number };

const field = (unit: Unit, from: number, to: number): Field => ({ unit, from, to });

/**
 * The numbers of each subject with their units and the bounds within which they make sense. `rising`: each number
 * must be greater than the one before it. A subject whose numbers are a matter of law cites it in its rule sets.
 */
const subjects = {
  'volunteer-stars': {
    rising: true,
    fields: {
      oneStarHours: field('hours', 1, 10_000),
      twoStarHours: field('hours', 1, 10_000),
      threeStarHours: field('hours', 1, 10_000),
      fourStarHours: field('hours', 1, 10_000),
      fiveStarHours: field('hours', 1, 10_000),
    },
  },
  'donation-intervals': {
    rising: false,
    fields: {
      wholeToWholeMonths: field('months', 0, 24),
      wholeToWholeDays: field('days', 0, 366),
      plateletsToPlateletsDays: field('days', 1, 366),
      plateletsToWholeDays: field('days', 1, 366),
      wholeToPlateletsMonths: field('months', 0, 24),
      plateletsTimesAYear: field('times', 1, 52),
      youngestAge: field('age', 16, 30),
      oldestAge: field('age', 40, 80),
    },
  },
  'blood-award-tiers': {
    rising: false,
    fields: {
      bronzeTimes: field('times', 1, 500),
      silverTimes: field('times', 1, 500),
      goldTimes: field('times', 1, 500),
      lifetimeGolds: field('times', 1, 20),
    },
  },
  'certificate-validity': {
    rising: false,
    fields: {
      firstAiderMonths: field('months', 1, 120),
      cprAedMonths: field('months', 1, 120),
      warnBeforeDays: field('days', 1, 366),
      warnAgainBeforeDays: field('days', 1, 366),
    },
  },
  'service-clocks': {
    rising: false,
    fields: {
      serviceRecordWorkingDays: field('working-days', 1, 60),
      dispatchWorkingDays: field('working-days', 1, 60),
      rightsRequestWorkingDays: field('working-days', 1, 60),
      complaintWorkingDays: field('working-days', 1, 60),
      firstContactWorkingDays: field('working-days', 1, 60),
      renewalBeforeDays: field('days', 1, 366),
      secondLookAfterDays: field('days', 1, 366),
      thirdLookAfterDays: field('days', 1, 366),
    },
  },
  'disclosure-clocks': {
    rising: false,
    fields: {
      longProjectMonths: field('months', 1, 60),
      reportEveryMonths: field('months', 1, 24),
      finalReportMonths: field('months', 1, 24),
      emergencyEveryDays: field('days', 1, 60),
      materialMatterDays: field('days', 1, 366),
    },
  },
  'age-policies': {
    rising: true,
    fields: { childUnderAge: field('age', 6, 18), minorUnderAge: field('age', 14, 21) },
  },
  retention: {
    rising: false,
    fields: {
      volunteerRecordYears: field('years', 10, 100),
      auditLogMonths: field('months', 6, 1_200),
      impactAssessmentYears: field('years', 3, 100),
      dataShareYears: field('years', 3, 100),
      agreementYears: field('years', 1, 100),
      refusedSignUpYears: field('years', 1, 10),
    },
  },
} as const satisfies Record<RuleSubject, { rising: boolean; fields: Record<string, Field> }>;

/** The numbers of a subject by name, e.g. `valuesOf<'age-policies'>['minorUnderAge']`. */
export type ValuesOf<Subject extends RuleSubject> = Readonly<
  Record<keyof (typeof subjects)[Subject]['fields'] & string, number>
>;

/** Every name of a number there is, so that the words can be checked to name them all. */
export type FieldName = { [Subject in RuleSubject]: keyof (typeof subjects)[Subject]['fields'] & string }[RuleSubject];

export function fieldsOf(subject: RuleSubject): readonly (readonly [FieldName, Field])[] {
  return Object.entries(subjects[subject].fields) as unknown as readonly (readonly [FieldName, Field])[];
}

/** The first number that is missing, out of bounds or not greater than the one before; undefined when all are right. */
export function wrongField(subject: RuleSubject, values: Readonly<Record<string, number>>): FieldName | undefined {
  let before = -1;
  for (const [name, { from, to }] of fieldsOf(subject)) {
    const value = values[name];
    if (value === undefined || !Number.isInteger(value) || value < from || value > to) return name;
    if (subjects[subject].rising && value <= before) return name;
    before = value;
  }
  return undefined;
}
