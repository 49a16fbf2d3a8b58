import { z } from 'zod';
import { Id } from '../../../kernel/contract.ts';
import { Instant, type CivilDate } from '../../../kernel/days.ts';
import type { Origin } from '../../../kernel/origin.ts';

export const ActivityState = z.enum(['draft', 'recruiting', 'ended', 'settled', 'cancelled']);
export type ActivityState = z.infer<typeof ActivityState>;

/** What is done in a segment (环节). Only `volunteer-service` earns hours; the others are never volunteering (VOL-15). */
export const SegmentKind = z.enum([
  'study',
  'lecture',
  'visit',
  'oath',
  'tribute',
  'symposium',
  'signing',
  'plaque',
  'volunteer-service',
]);
export type SegmentKind = z.infer<typeof SegmentKind>;

export const SignUpState = z.enum(['confirmed', 'waiting', 'withdrawn']);
export type SignUpState = z.infer<typeof SignUpState>;

/**
 * How an hour is known. This part of the product writes one grade only: C, roll call by the leader and countersigned by
 * another. The grade follows from how the record came about and is an input nowhere.
 */
export const EvidenceGrade = z.literal('C');
export type EvidenceGrade = z.infer<typeof EvidenceGrade>;

export const SegmentPlan = z.object({
  id: Id,
  kind: SegmentKind,
  title: z.string().trim().min(1).max(80),
  startsAt: Instant,
  endsAt: Instant,
});
export type SegmentPlan = z.output<typeof SegmentPlan>;

/** What a draft holds. Texts may still be empty; publishing asks for every one of them (VOL-17). */
export const ActivityPlan = z.object({
  title: z.string().trim().min(1).max(80),
  content: z.string().trim().max(2000).default(''),
  placeText: z.string().trim().max(120).default(''),
  startsAt: Instant,
  endsAt: Instant,
  signUpClosesAt: Instant.optional(),
  capacity: z.coerce.number().int().min(1).max(20_000).nullable().default(null),
  conditions: z.string().trim().max(500).default(''),
  risks: z.string().trim().max(500).default(''),
  guarantees: z.string().trim().max(500).default(''),
  howToSignUp: z.string().trim().max(300).default(''),
  leaderPersonId: Id.nullable().default(null),
  segments: z.array(SegmentPlan).max(20).default([]),
});
export type ActivityPlan = z.output<typeof ActivityPlan>;

export type Segment = SegmentPlan & {
  readonly no: number;
  readonly rollCallId: string | null;
  readonly calledBy: string | null;
  readonly calledAt: Instant | null;
  readonly countersignedBy: string | null;
  readonly countersignedAt: Instant | null;
};

export type Activity = Omit<ActivityPlan, 'segments' | 'signUpClosesAt'> & {
  readonly id: string;
  readonly organisationId: string;
  readonly origin: Origin | null;
  readonly signUpClosesAt: Instant;
  readonly state: ActivityState;
  readonly confirmedCount: number;
  /** How many have ever asked for a place; the next one's number in the queue is one more. */
  readonly arrivalCount: number;
  /** Ten working days after the end: until then the service must be on record (VOL-08). */
  readonly recordDueOn: CivilDate | null;
  /** The version of the rule that gave this day. */
  readonly recordRuleId: string | null;
  readonly segments: readonly Segment[];
};

export type SignUp = {
  readonly id: string;
  readonly activityId: string;
  readonly personId: string;
  readonly state: SignUpState;
  /** The place in the queue, in order of arrival. */
  readonly arrivalNo: number;
};

/** One person present in a segment, from when to when. */
export type PresenceLine = {
  readonly personId: string;
  readonly fromAt: Instant;
  readonly toAt: Instant;
};

/** The seven facts of VOL-03, and how and when they came on record. Append-only. */
export type ServiceRecord = {
  readonly id: string;
  readonly activityId: string;
  readonly segmentId: string;
  readonly personId: string;
  readonly activityTitle: string;
  readonly servedOn: CivilDate;
  readonly placeText: string;
  readonly content: string;
  readonly minutes: number;
  readonly organisationId: string;
  readonly leaderPersonId: string;
  readonly fromAt: Instant;
  readonly toAt: Instant;
  readonly grade: EvidenceGrade;
  readonly calledBy: string;
  readonly recordedBy: string;
  readonly recordedAt: Instant;
  readonly recordDueOn: CivilDate;
  readonly lateEntry: boolean;
};

/** An activity as higher floors see it. Holds no person. `presentCount` and `serviceMinutes` are countersigned only. */
export type ActivitySummary = {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly placeText: string;
  readonly organisationId: string;
  readonly state: ActivityState;
  readonly origin: Origin | null;
  readonly presentCount: number;
  readonly serviceMinutes: number;
  readonly segmentKinds: readonly SegmentKind[];
  readonly confirmedCount: number;
  readonly capacity: number | null;
};

/**
 * The state as outsiders see it: once its time is over an activity is no longer signing up, even while its organiser
 * has not said that it ended.
 */
export function stateShown(activity: Pick<Activity, 'state' | 'endsAt'>, now: Instant): ActivityState {
  return activity.state === 'recruiting' && activity.endsAt <= now ? 'ended' : activity.state;
}

/** Whether two stretches of time share a moment; touching ends do not count. */
export function overlaps(
  one: { readonly startsAt: Instant; readonly endsAt: Instant },
  other: { readonly startsAt: Instant; readonly endsAt: Instant },
): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
