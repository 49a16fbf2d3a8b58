import type { Fact } from '../../../kernel/decision.ts';
import { minutesBetween } from '../../../kernel/days.ts';
import type { Activity, Segment, SignUp } from './model.ts';

function ofActivity(name: string, activity: Activity, detail: Record<string, unknown> = {}): Fact {
  return {
    name,
    subject: { kind: 'activity', id: activity.id },
    detail: { activityId: activity.id, organisationId: activity.organisationId, origin: activity.origin, ...detail },
  };
}

export const drafted = (activity: Activity): Fact => ofActivity('activities.drafted', activity);
export const revised = (activity: Activity): Fact => ofActivity('activities.revised', activity);
export const published = (activity: Activity): Fact =>
  ofActivity('activities.published', activity, {
    capacity: activity.capacity,
    startsAt: activity.startsAt,
    recordDueOn: activity.recordDueOn,
    ruleId: activity.recordRuleId,
  });
export const cancelled = (activity: Activity): Fact => ofActivity('activities.cancelled', activity);
export const ended = (activity: Activity): Fact =>
  ofActivity('activities.ended', activity, { recordDueOn: activity.recordDueOn });
export const settled = (activity: Activity): Fact => ofActivity('activities.settled', activity);

export const signedUp = (activity: Activity, signUp: SignUp): Fact =>
  ofActivity(
    signUp.state === 'confirmed' ? 'activities.signed-up' : 'activities.put-on-waiting-list',
    activity,
    placeOf(signUp),
  );
export const withdrawn = (activity: Activity, signUp: SignUp): Fact =>
  ofActivity('activities.withdrawn', activity, placeOf(signUp));
export const movedUp = (activity: Activity, signUp: SignUp): Fact =>
  ofActivity('activities.moved-up', activity, placeOf(signUp));

function placeOf(signUp: SignUp) {
  return { signUpId: signUp.id, personId: signUp.personId, arrivalNo: signUp.arrivalNo };
}

export function rollCalled(activity: Activity, segment: Segment, presentCount: number): Fact {
  return ofActivity('activities.roll-called', activity, {
    segmentId: segment.id,
    rollCallId: segment.rollCallId,
    presentCount,
  });
}

export type CountersignedLine = {
  readonly personId: string;
  readonly minutes: number;
  readonly serviceRecordId: string | null;
};

/** What the ledger of minutes is fed from: the window bounds what may be given, the lines say what was. */
export function attendanceCountersigned(
  activity: Activity,
  segment: Segment,
  lines: readonly CountersignedLine[],
): Fact {
  return ofActivity('activities.attendance-countersigned', activity, {
    segmentId: segment.id,
    segmentKind: segment.kind,
    windowMinutes: minutesBetween(segment.startsAt, segment.endsAt),
    lines,
  });
}
