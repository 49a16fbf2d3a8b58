import { z } from 'zod';
import type { Role } from '../../kernel/actor.ts';
import { Id, pageInput, pageOf, route } from '../../kernel/contract.ts';
import { CivilDate, Instant } from '../../kernel/days.ts';
import { Origin } from '../../kernel/origin.ts';
import { ActivityPlan, ActivityState, EvidenceGrade, SegmentKind, SignUpState } from './domain/model.ts';

const running: readonly Role[] = ['leader', 'clerk', 'coordinator'];
/** With those who help at one activity: they see it as it is run. */
const attending: readonly Role[] = [...running, 'helper'];

const Card = z.object({
  id: Id,
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  placeText: z.string(),
  organisationId: Id,
  organisationName: z.string(),
  state: ActivityState,
  segmentKinds: z.array(SegmentKind),
  confirmedCount: z.number(),
  capacity: z.number().nullable(),
  freePlaces: z.number(),
  presentCount: z.number(),
  serviceMinutes: z.number(),
});

export const PublicSegment = z.object({
  id: Id,
  no: z.number(),
  kind: SegmentKind,
  title: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  isCalled: z.boolean(),
  isCountersigned: z.boolean(),
});

const Announcement = Card.extend({
  content: z.string(),
  conditions: z.string(),
  risks: z.string(),
  guarantees: z.string(),
  howToSignUp: z.string(),
  signUpClosesAt: Instant,
  origin: Origin.nullable(),
  segments: z.array(PublicSegment),
  waitingCount: z.number(),
  /** Why it was called off; null otherwise. */
  stateReason: z.string().nullable(),
});

const State = z.object({ id: Id, state: ActivityState });
const notThere = { 'activity-not-found': 404 } as const;
const step = { ...notThere, 'not-yours-to-organise': 403, 'step-not-open': 409 } as const;
const badPlan = {
  'ends-before-it-starts': 422,
  'sign-up-closes-after-end': 422,
  'segment-outside-activity': 422,
  'leader-not-found': 422,
  'id-already-used': 409,
} as const;

export const listActivities = route({
  name: 'activities.list',
  method: 'GET',
  path: '/activities',
  audience: 'anyone',
  summary: 'Activities to come, the next first, or those that have been, the latest first',
  input: z.object({
    ...pageInput,
    when: z.enum(['upcoming', 'past']).default('upcoming'),
    organisationId: Id.optional(),
  }),
  output: pageOf(Card),
  refusals: {},
});

export const getActivity = route({
  name: 'activities.get',
  method: 'GET',
  path: '/activities/:activityId',
  audience: 'anyone',
  summary: 'One activity with all that its announcement says, and the caller’s own place in it',
  input: z.object({ activityId: Id }),
  output: Announcement.extend({
    isSignUpOpen: z.boolean(),
    mine: z.object({ state: SignUpState, waitingBefore: z.number() }).nullable(),
  }),
  refusals: notThere,
});

export const listManagedActivities = route({
  name: 'activities.list-managed',
  method: 'GET',
  path: '/managed-activities',
  audience: attending,
  summary: 'Activities of the caller’s organisations, drafts included, the latest start first',
  input: z.object({ ...pageInput, state: ActivityState.optional() }),
  output: pageOf(Card),
  refusals: {},
});

const Step = z.object({ isOpen: z.boolean(), because: z.string().nullable() });

export const getManagedActivity = route({
  name: 'activities.get-managed',
  method: 'GET',
  path: '/managed-activities/:activityId',
  audience: attending,
  summary: 'One activity as those see it who run it, with the steps that are open to the caller and why others are not',
  input: z.object({ activityId: Id }),
  output: Announcement.extend({
    /** The place's clock, which is not the browser's: what has begun or is over is judged by it. */
    now: Instant,
    leaderPersonId: Id.nullable(),
    leaderName: z.string().nullable(),
    recordDueOn: CivilDate.nullable(),
    steps: z.object({ publish: Step, cancel: Step, end: Step, settle: Step }),
    mayOrganise: z.boolean(),
    mayCallRoll: z.boolean(),
    mayCountersign: z.boolean(),
  }),
  refusals: { ...notThere, 'not-yours-to-organise': 403 },
});

export const listLeaders = route({
  name: 'activities.list-leaders',
  method: 'GET',
  path: '/activity-leaders',
  audience: running,
  summary: 'Who can be named as leader of an activity of this organisation: those who hold that role over it',
  input: z.object({ organisationId: Id }),
  output: z.object({ items: z.array(z.object({ personId: Id, name: z.string() })) }),
  refusals: { 'organisation-not-found': 404, 'not-yours-to-organise': 403 },
});

export const draftActivity = route({
  name: 'activities.draft',
  method: 'POST',
  path: '/activities',
  audience: running,
  summary: 'Draft an activity for an organisation; texts may stay open until it is published',
  input: ActivityPlan.extend({ id: Id, organisationId: Id, origin: Origin.nullable().default(null) }),
  output: State,
  refusals: { 'organisation-not-found': 404, 'not-yours-to-organise': 403, ...badPlan },
});

export const reviseActivity = route({
  name: 'activities.revise',
  method: 'POST',
  path: '/activities/:activityId/revisions',
  audience: running,
  summary: 'Replace what a draft says',
  input: ActivityPlan.extend({ activityId: Id }),
  output: State,
  refusals: { ...step, ...badPlan },
});

export const publishActivity = route({
  name: 'activities.publish',
  method: 'POST',
  path: '/activities/:activityId/publication',
  audience: running,
  summary: 'Publish a draft that says all that a recruitment notice must (VOL-17)',
  input: z.object({ activityId: Id }),
  output: State,
  refusals: {
    ...step,
    'announcement-incomplete': 422,
    'announcement-holds-private-number': 422,
    'already-begun': 409,
  },
});

export const cancelActivity = route({
  name: 'activities.cancel',
  method: 'POST',
  path: '/activities/:activityId/cancellation',
  audience: ['clerk', 'coordinator'],
  summary: 'Call an activity off and say why',
  input: z.object({ activityId: Id, reason: z.string().trim().min(2).max(200) }),
  output: State,
  refusals: { ...step, 'attendance-already-countersigned': 409 },
});

export const endActivity = route({
  name: 'activities.end',
  method: 'POST',
  path: '/activities/:activityId/end',
  audience: running,
  summary: 'Say that an activity is over',
  input: z.object({ activityId: Id }),
  output: State,
  refusals: { ...step, 'not-begun': 409 },
});

export const settleActivity = route({
  name: 'activities.settle',
  method: 'POST',
  path: '/activities/:activityId/settlement',
  audience: running,
  summary: 'Settle an activity whose segments are all countersigned',
  input: z.object({ activityId: Id }),
  output: State,
  refusals: { ...step, 'segments-not-countersigned': 409 },
});

export const signUp = route({
  name: 'activities.sign-up',
  method: 'POST',
  path: '/activities/:activityId/sign-ups',
  audience: 'signed-in',
  summary: 'Ask for a place: given if one is free, otherwise the caller waits in order of arrival',
  input: z.object({ activityId: Id }),
  output: z.object({ id: Id, activityId: Id, state: SignUpState, arrivalNo: z.number() }),
  refusals: {
    ...notThere,
    'not-recruiting': 409,
    'sign-up-closed': 409,
    'already-signed-up': 409,
    'busy-at-that-time': 409,
  },
});

export const withdraw = route({
  name: 'activities.withdraw',
  method: 'POST',
  path: '/activities/:activityId/withdrawals',
  audience: 'signed-in',
  summary: 'Give one’s place back before the activity begins; the first who waits moves up',
  input: z.object({ activityId: Id }),
  output: z.object({ id: Id, activityId: Id, state: SignUpState }),
  refusals: { ...notThere, 'not-signed-up': 409, 'already-begun': 409 },
});

export const myActivities = route({
  name: 'activities.my-activities',
  method: 'GET',
  path: '/my/activities',
  audience: 'signed-in',
  summary: 'What the caller has signed up for, the latest first',
  input: z.object(pageInput),
  output: pageOf(
    z.object({
      activityId: Id,
      title: z.string(),
      placeText: z.string(),
      startsAt: Instant,
      endsAt: Instant,
      organisationName: z.string(),
      activityState: ActivityState,
      state: SignUpState,
      waitingBefore: z.number(),
    }),
  ),
  refusals: {},
});

export const myRecord = route({
  name: 'activities.my-record',
  method: 'GET',
  path: '/my/record',
  audience: 'signed-in',
  summary: 'The caller’s own service on record, the latest first, and the minutes in all',
  input: z.object(pageInput),
  output: pageOf(
    z.object({
      id: Id,
      activityId: Id,
      activityTitle: z.string(),
      servedOn: CivilDate,
      placeText: z.string(),
      content: z.string(),
      minutes: z.number(),
      organisationName: z.string(),
      leaderName: z.string(),
      fromAt: Instant,
      toAt: Instant,
      grade: EvidenceGrade,
      recordedAt: Instant,
      lateEntry: z.boolean(),
    }),
  ).extend({ totalMinutes: z.number() }),
  refusals: {},
});
