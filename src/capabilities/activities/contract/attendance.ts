import { z } from 'zod';
import type { Role } from '../../../kernel/actor.ts';
import { Id, pageOf, route } from '../../../kernel/contract.ts';
import { CivilDate, Instant } from '../../../kernel/days.ts';
import { SignUpState } from '../domain/model.ts';

const running: readonly Role[] = ['leader', 'clerk', 'coordinator'];
/** With those who help at one activity. */
const attending: readonly Role[] = [...running, 'helper'];

/** A day on which somebody served more than eight hours: recorded, and said so that somebody looks again (VOL-04). */
const LongDay = z.object({ personId: Id, on: CivilDate, minutes: z.number() });

const lineRefusals = {
  'not-among-the-signed-up': 422,
  'person-listed-twice': 422,
  'outside-the-segment': 422,
  'more-than-a-day': 422,
  'served-elsewhere-at-that-time': 409,
} as const;

const notThere = { 'activity-not-found': 404, 'segment-not-found': 404, 'step-not-open': 409 } as const;

export const roster = route({
  name: 'activities.roster',
  method: 'GET',
  path: '/activities/:activityId/roster',
  audience: attending,
  summary: 'Who holds or waits for a place, in order of arrival; names are masked for those who need not know them',
  input: z.object({
    activityId: Id,
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: pageOf(
    z.object({
      personId: Id,
      name: z.string(),
      volunteerNo: z.string().nullable(),
      state: SignUpState,
      arrivalNo: z.number(),
    }),
  ),
  refusals: { 'activity-not-found': 404, 'not-yours-to-organise': 403 },
});

export const getRollCall = route({
  name: 'activities.get-roll-call',
  method: 'GET',
  path: '/activities/:activityId/segments/:segmentId/roll-call',
  audience: attending,
  summary: 'The roll call of a segment that counts, line by line',
  input: z.object({ activityId: Id, segmentId: Id }),
  output: z.object({
    rollCallId: Id.nullable(),
    calledAt: Instant.nullable(),
    calledByName: z.string().nullable(),
    countersignedAt: Instant.nullable(),
    countersignedByName: z.string().nullable(),
    lines: z.array(z.object({ personId: Id, name: z.string(), fromAt: Instant, toAt: Instant, minutes: z.number() })),
  }),
  refusals: { 'activity-not-found': 404, 'segment-not-found': 404, 'not-yours-to-organise': 403 },
});

export const callRoll = route({
  name: 'activities.call-roll',
  method: 'POST',
  path: '/activities/:activityId/segments/:segmentId/roll-calls',
  audience: ['leader', 'helper'],
  summary: 'Say who was there in a segment, and from when to when; without times the whole segment counts',
  input: z.object({
    activityId: Id,
    segmentId: Id,
    lines: z.array(z.object({ personId: Id, fromAt: Instant.optional(), toAt: Instant.optional() })).max(20_000),
  }),
  output: z.object({ rollCallId: Id, presentCount: z.number(), longDays: z.array(LongDay) }),
  refusals: {
    ...notThere,
    'not-yours-to-call': 403,
    'segment-not-begun': 409,
    'already-countersigned': 409,
    ...lineRefusals,
  },
});

export const countersign = route({
  name: 'activities.countersign',
  method: 'POST',
  path: '/activities/:activityId/segments/:segmentId/countersignatures',
  audience: running,
  summary: 'Confirm somebody else’s roll call; volunteer service goes on record with it',
  input: z.object({ activityId: Id, segmentId: Id, rollCallId: Id }),
  output: z.object({ segmentId: Id, recordCount: z.number(), longDays: z.array(LongDay) }),
  refusals: {
    ...notThere,
    'not-yours-to-countersign': 403,
    'caller-cannot-countersign': 403,
    'countersigner-is-on-the-list': 403,
    'roll-not-called': 409,
    'roll-was-called-again': 409,
    'already-countersigned': 409,
    'segment-not-over': 409,
    ...lineRefusals,
  },
});
