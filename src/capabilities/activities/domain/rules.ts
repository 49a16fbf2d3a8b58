import type { Actor, OrganisationRef } from '../../../kernel/actor.ts';
import { addWorkingDays, civilDateOf, type Instant, type WorkingDayCalendar } from '../../../kernel/days.ts';
import { allow, refuse, type Decision, type Refused } from '../../../kernel/decision.ts';
import type { Origin } from '../../../kernel/origin.ts';
import { firstPrivateText } from '../../../kernel/private-text.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import * as facts from './facts.ts';
import type { Activity, ActivityPlan, Segment } from './model.ts';
import { isLeaderOf, mayCancel, mayOrganise, mayOrganiseThis } from './policy.ts';
import { activityWorkflow, type ActivityAction } from './workflow.ts';

/** VOL-08: service must be on record within this many working days after the end. */
/** By when a service must be recorded after its end (VOL-08): the rule's version, its days, and what counts as one. */
export type RecordTerm = {
  readonly ruleId: string;
  readonly workingDays: number;
  readonly calendar: WorkingDayCalendar;
};

/** An activity and the organisation that holds it, as every rule needs both. */
export type Held = { readonly activity: Activity; readonly organisation: OrganisationRef };

export type PlanRefusal = 'ends-before-it-starts' | 'sign-up-closes-after-end' | 'segment-outside-activity';
export type StepRefusal = 'not-yours-to-organise' | 'step-not-open';

export type PublishRefusal =
  | StepRefusal
  | 'announcement-incomplete'
  | 'announcement-holds-private-number'
  | 'already-begun';

export type DraftWanted = {
  readonly id: string;
  readonly organisation: OrganisationRef;
  readonly origin: Origin | null;
  readonly plan: ActivityPlan;
};

/** A draft may leave texts open, but its times must already make sense. */
export function draft(actor: Actor, wanted: DraftWanted): Decision<Activity, PlanRefusal | 'not-yours-to-organise'> {
  if (!mayOrganise(actor, wanted.organisation)) return refuse('not-yours-to-organise');
  const trouble = planTrouble(wanted.plan);
  if (trouble) return trouble;
  const activity: Activity = {
    ...planned(wanted.plan),
    id: wanted.id,
    organisationId: wanted.organisation.id,
    origin: wanted.origin,
    state: 'draft',
    confirmedCount: 0,
    arrivalCount: 0,
    recordDueOn: null,
    recordRuleId: null,
  };
  return allow(activity, facts.drafted(activity));
}

export function revise(actor: Actor, held: Held, plan: ActivityPlan): Decision<Activity, PlanRefusal | StepRefusal> {
  const refused = stepTrouble(actor, held, 'revise');
  if (refused) return refused;
  const trouble = planTrouble(plan);
  if (trouble) return trouble;
  const activity = { ...held.activity, ...planned(plan) };
  return allow(activity, facts.revised(activity));
}

/**
 * Publishing asks for everything a recruitment notice must say (VOL-17); risks may be 无, but not left out. Texts that
 * would give away a person are refused by field (REG-06, SEC-33).
 */
export function publish(actor: Actor, held: Held, now: Instant, term: RecordTerm): Decision<Activity, PublishRefusal> {
  const refused = stepTrouble(actor, held, 'publish');
  if (refused) return refused;
  const missing = missingForPublishing(held.activity);
  if (missing) return refuse('announcement-incomplete', { field: missing, detail: { missing } });
  const found = firstPrivateText(publicTexts(held.activity));
  if (found) return refuse('announcement-holds-private-number', { field: found.field });
  if (held.activity.startsAt <= now) return refuse('already-begun', { field: 'startsAt' });
  const recordDueOn = addWorkingDays(civilDateOf(held.activity.endsAt), term.workingDays, term.calendar);
  const recordRuleId = term.ruleId;
  const activity: Activity = { ...held.activity, state: 'recruiting', recordDueOn, recordRuleId };
  return allow(activity, facts.published(activity));
}

/** Every text of an activity that the public reads, by its field. */
function publicTexts(activity: Activity): Readonly<Record<string, string>> {
  const { title, placeText, content, conditions, risks, guarantees, howToSignUp } = activity;
  const segments = activity.segments.map((segment, index) => [`segments.${index}.title`, segment.title] as const);
  return { title, placeText, content, conditions, risks, guarantees, howToSignUp, ...Object.fromEntries(segments) };
}

const asked = [
  'placeText',
  'content',
  'conditions',
  'capacity',
  'howToSignUp',
  'risks',
  'guarantees',
  'leaderPersonId',
] as const;
export type Missing = (typeof asked)[number] | 'segments';

/** The first thing that still has to be written before publishing; the button says it too. */
export function missingForPublishing(activity: Pick<Activity, Missing>): Missing | undefined {
  return asked.find((field) => !activity[field]) ?? (activity.segments.length === 0 ? 'segments' : undefined);
}

export function cancel(actor: Actor, held: Held): Decision<Activity, StepRefusal | 'attendance-already-countersigned'> {
  if (!mayCancel(actor, held.organisation)) return refuse('not-yours-to-organise');
  if (!transitionFor(activityWorkflow, held.activity.state, 'cancel')) return notOpen(held.activity);
  if (held.activity.segments.some((segment) => segment.countersignedAt)) {
    return refuse('attendance-already-countersigned');
  }
  const activity: Activity = { ...held.activity, state: 'cancelled' };
  return allow(activity, facts.cancelled(activity));
}

export function end(actor: Actor, held: Held, now: Instant): Decision<Activity, StepRefusal | 'not-begun'> {
  const refused = stepTrouble(actor, held, 'end');
  if (refused) return refused;
  if (now < held.activity.startsAt) return refuse('not-begun');
  const activity: Activity = { ...held.activity, state: 'ended' };
  return allow(activity, facts.ended(activity));
}

/** An activity is settled when every segment has been called and countersigned, an empty one too. */
export function settle(actor: Actor, held: Held): Decision<Activity, StepRefusal | 'segments-not-countersigned'> {
  const refused = stepTrouble(actor, held, 'settle');
  if (refused) return refused;
  const open = held.activity.segments.filter((segment) => !segment.countersignedAt).length;
  if (open > 0) return refuse('segments-not-countersigned', { detail: { open } });
  const activity: Activity = { ...held.activity, state: 'settled' };
  return allow(activity, facts.settled(activity));
}

export function notOpen(activity: Activity): Refused<'step-not-open'> {
  return refuse('step-not-open', { detail: { state: activity.state } });
}

function stepTrouble(actor: Actor, held: Held, action: ActivityAction): Refused<StepRefusal> | undefined {
  if (!mayOrganiseThis(actor, held.activity, held.organisation) && !isLeaderOf(actor, held.activity)) {
    return refuse('not-yours-to-organise');
  }
  return transitionFor(activityWorkflow, held.activity.state, action) ? undefined : notOpen(held.activity);
}

function planTrouble(plan: ActivityPlan): Refused<PlanRefusal> | undefined {
  if (plan.endsAt <= plan.startsAt) return refuse('ends-before-it-starts', { field: 'endsAt' });
  if (plan.signUpClosesAt && plan.signUpClosesAt > plan.endsAt) {
    return refuse('sign-up-closes-after-end', { field: 'signUpClosesAt' });
  }
  const wrong = plan.segments.findIndex((segment) => segment.endsAt <= segment.startsAt);
  if (wrong >= 0) return refuse('ends-before-it-starts', { field: `segments[${wrong}].endsAt` });
  const outside = plan.segments.findIndex(
    (segment) => segment.startsAt < plan.startsAt || segment.endsAt > plan.endsAt,
  );
  if (outside >= 0) return refuse('segment-outside-activity', { field: `segments[${outside}].startsAt` });
  return undefined;
}

function planned(plan: ActivityPlan) {
  const segments: Segment[] = plan.segments.map((segment, index) => ({
    ...segment,
    no: index + 1,
    rollCallId: null,
    calledBy: null,
    calledAt: null,
    countersignedBy: null,
    countersignedAt: null,
  }));
  return { ...plan, signUpClosesAt: plan.signUpClosesAt ?? plan.startsAt, segments };
}

/**
 * Until when a role for this activity alone can be held: a helper's to its last minute, a leader's until its books are
 * closed, which nobody knows yet. Undefined where it can no longer be given.
 */
export function dutyTerm(
  activity: Activity,
  duty: 'helper' | 'leader',
  now: Instant,
): { readonly untilAt: Instant | null } | undefined {
  if (duty === 'leader')
    return ['draft', 'recruiting', 'ended'].includes(activity.state) ? { untilAt: null } : undefined;
  return activity.state === 'recruiting' && now < activity.endsAt ? { untilAt: activity.endsAt } : undefined;
}
