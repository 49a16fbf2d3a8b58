import type { RuleSet } from './model.ts';
import type { RuleSubject } from './subjects.ts';

type Numbers = Readonly<Record<string, number>>;

function shipped(id: string, subject: RuleSubject, inForceFrom: string | null, values: Numbers): RuleSet {
  return { id, subject, jurisdiction: '', values, inForceFrom, state: inForceFrom === null ? 'draft' : 'approved' };
}

/**
 * What holds in the whole country, as data with its dates. The words name the document behind each. A change of the
 * law is a new row with its date; a row that decided something once is never changed.
 */
export const shippedRules: readonly RuleSet[] = [
  // VOL-18
  shipped('cn-volunteer-stars-2014', 'volunteer-stars', '2014-01-01', {
    oneStarHours: 100,
    twoStarHours: 300,
    threeStarHours: 600,
    fourStarHours: 1_000,
    fiveStarHours: 1_500,
  }),
  // BLD-01, BLD-03
  shipped('cn-donation-intervals-2012', 'donation-intervals', '2012-07-01', {
    wholeToWholeMonths: 6,
    wholeToWholeDays: 0,
    plateletsToPlateletsDays: 14,
    plateletsToWholeDays: 28,
    wholeToPlateletsMonths: 3,
    plateletsTimesAYear: 24,
    youngestAge: 18,
    oldestAge: 55,
  }),
  // The revision of the law was published as a draft only: it has no date, so nothing selects it.
  shipped('cn-donation-intervals-draft-2025', 'donation-intervals', null, {
    wholeToWholeMonths: 0,
    wholeToWholeDays: 90,
    plateletsToPlateletsDays: 14,
    plateletsToWholeDays: 28,
    wholeToPlateletsMonths: 3,
    plateletsTimesAYear: 24,
    youngestAge: 18,
    oldestAge: 65,
  }),
  // BLD-17
  shipped('cn-blood-awards-2022', 'blood-award-tiers', '2022-01-01', {
    bronzeTimes: 20,
    silverTimes: 30,
    goldTimes: 40,
    lifetimeGolds: 3,
  }),
  // RC-10
  shipped('cn-certificates-2020', 'certificate-validity', '2020-01-01', {
    firstAiderMonths: 36,
    cprAedMonths: 24,
    warnBeforeDays: 90,
    warnAgainBeforeDays: 30,
  }),
  // VOL-08, REG-03, W17, W2, W3
  shipped('cn-service-clocks-2021', 'service-clocks', '2021-02-01', {
    serviceRecordWorkingDays: 10,
    dispatchWorkingDays: 2,
    rightsRequestWorkingDays: 15,
    complaintWorkingDays: 15,
    firstContactWorkingDays: 5,
    renewalBeforeDays: 60,
    secondLookAfterDays: 30,
    thirdLookAfterDays: 90,
  }),
  // CHA-06, CHA-07
  shipped('cn-disclosure-2024', 'disclosure-clocks', '2024-09-05', {
    longProjectMonths: 6,
    reportEveryMonths: 3,
    finalReportMonths: 3,
    emergencyEveryDays: 5,
    materialMatterDays: 30,
  }),
  // SEC-02, SEC-03, VOL-20
  shipped('cn-ages-2021', 'age-policies', '2021-11-01', { childUnderAge: 14, minorUnderAge: 18 }),
  // VOL-16, SEC-05, SEC-06, SEC-13
  shipped('cn-retention-2021', 'retention', '2021-11-01', {
    volunteerRecordYears: 10,
    auditLogMonths: 6,
    impactAssessmentYears: 3,
    dataShareYears: 3,
    agreementYears: 10,
    refusedSignUpYears: 1,
  }),
];
