import { isSame, type Actor } from '../../../kernel/actor.ts';
import { addDays, civilDateOf, instantAt, minutesBetween, type CivilDate, type Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision, type Refused } from '../../../kernel/decision.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import * as facts from './facts.ts';
import { overlaps, type PresenceLine, type Segment, type ServiceRecord } from './model.ts';
import { isLeaderOf, mayCallRoll, mayCountersign } from './policy.ts';
import { notOpen, type Held } from './rules.ts';
import { activityWorkflow } from './workflow.ts';

const DAY_MINUTES = 24 * 60;
/** VOL-04: more than eight hours a day is recorded, but somebody is asked to look again. */
const MANY_MINUTES_A_DAY = 8 * 60;

export type LineRefusal =
  | 'not-among-the-signed-up'
  | 'person-listed-twice'
  | 'outside-the-segment'
  | 'more-than-a-day'
  | 'served-elsewhere-at-that-time';
export type RollCallRefusal =
  | 'not-yours-to-call'
  | 'step-not-open'
  | 'segment-not-begun'
  | 'already-countersigned'
  | LineRefusal;
export type CountersignRefusal =
  | 'not-yours-to-countersign'
  | 'step-not-open'
  | 'roll-not-called'
  | 'already-countersigned'
  | 'segment-not-over'
  | 'caller-cannot-countersign'
  | 'countersigner-is-on-the-list'
  | 'roll-was-called-again'
  | LineRefusal;

/** A stretch of service a person already has on record. */
export type Served = { readonly personId: string; readonly startsAt: Instant; readonly endsAt: Instant };

/** What is known when presence is judged: who holds a place, and what the same people served elsewhere. */
export type Around = { readonly confirmed: ReadonlySet<string>; readonly served: readonly Served[] };

/** A day on which somebody served very long: allowed, and said. */
export type LongDay = { readonly personId: string; readonly on: CivilDate; readonly minutes: number };

export type RollCall = {
  readonly id: string;
  readonly segment: Segment;
  readonly lines: readonly (PresenceLine & { readonly minutes: number })[];
  readonly longDays: readonly LongDay[];
};

/** What the leader says: who was there, and from when to when if not the whole segment. */
export type RollCallWanted = {
  readonly rollCallId: string;
  readonly segment: Segment;
  readonly lines: readonly { readonly personId: string; readonly fromAt?: Instant; readonly toAt?: Instant }[];
};

/** Calling again before it is countersigned replaces the earlier call; the earlier one stays on record. */
export function callRoll(
  actor: Actor,
  held: Held,
  wanted: RollCallWanted,
  context: Around & { readonly now: Instant },
): Decision<RollCall, RollCallRefusal> {
  if (actor.kind !== 'person' || !mayCallRoll(actor, held.activity, held.organisation)) {
    return refuse('not-yours-to-call');
  }
  if (!transitionFor(activityWorkflow, held.activity.state, 'call-roll')) return notOpen(held.activity);
  if (wanted.segment.countersignedAt) return refuse('already-countersigned');
  if (context.now < wanted.segment.startsAt) return refuse('segment-not-begun');
  const lines = wanted.lines.map(({ personId, fromAt, toAt }) => ({
    personId,
    fromAt: fromAt ?? wanted.segment.startsAt,
    toAt: toAt ?? wanted.segment.endsAt,
  }));
  const trouble = linesTrouble(wanted.segment, lines, context);
  if (trouble) return trouble;
  const segment: Segment = {
    ...wanted.segment,
    rollCallId: wanted.rollCallId,
    calledBy: actor.personId,
    calledAt: context.now,
  };
  const rollCall: RollCall = {
    id: wanted.rollCallId,
    segment,
    lines: lines.map((line) => ({ ...line, minutes: minutesOf(line) })),
    longDays: longDays(segment, lines, context.served),
  };
  return allow(rollCall, facts.rollCalled(held.activity, segment, lines.length));
}

export type Countersigned = {
  readonly segment: Segment;
  readonly records: readonly ServiceRecord[];
  readonly longDays: readonly LongDay[];
};

export type CountersignWanted = {
  readonly segment: Segment;
  /** The roll call the countersigner has read; another one in between is refused. */
  readonly rollCallId: string;
  readonly lines: readonly (PresenceLine & { readonly recordId: string })[];
};

/**
 * A second person says the call is right: only now do hours come into being, graded C, and only from volunteer
 * service (VOL-15). Everything is judged again, because hours elsewhere may have been recorded since the call.
 */
export function countersign(
  actor: Actor,
  held: Held,
  wanted: CountersignWanted,
  context: Around & { readonly now: Instant },
): Decision<Countersigned, CountersignRefusal> {
  const refused = countersignTrouble(actor, held, wanted, context.now);
  if (refused) return refused;
  const trouble = linesTrouble(wanted.segment, wanted.lines, context);
  if (trouble) return trouble;
  if (actor.kind !== 'person') return refuse('not-yours-to-countersign');
  const segment: Segment = { ...wanted.segment, countersignedBy: actor.personId, countersignedAt: context.now };
  const records = isService(segment) ? wanted.lines.map((line) => asRecord(held, segment, line, context)) : [];
  const lines = wanted.lines.map((line) => ({
    personId: line.personId,
    minutes: minutesOf(line),
    serviceRecordId: isService(segment) ? line.recordId : null,
  }));
  return allow(
    { segment, records, longDays: longDays(segment, wanted.lines, context.served) },
    facts.attendanceCountersigned(held.activity, segment, lines),
  );
}

function countersignTrouble(
  actor: Actor,
  { activity, organisation }: Held,
  { segment, rollCallId, lines }: CountersignWanted,
  now: Instant,
): Refused<CountersignRefusal> | undefined {
  if (actor.kind !== 'person') return refuse('not-yours-to-countersign');
  if (isSame(actor, segment.calledBy) || isLeaderOf(actor, activity)) return refuse('caller-cannot-countersign');
  if (!mayCountersign(actor, activity, organisation)) return refuse('not-yours-to-countersign');
  if (!transitionFor(activityWorkflow, activity.state, 'countersign')) return notOpen(activity);
  if (segment.countersignedAt) return refuse('already-countersigned');
  if (!segment.rollCallId) return refuse('roll-not-called');
  if (segment.rollCallId !== rollCallId) return refuse('roll-was-called-again');
  if (now < segment.endsAt) return refuse('segment-not-over');
  // Nobody vouches for hours of their own.
  if (isService(segment) && lines.some((line) => isSame(actor, line.personId))) {
    return refuse('countersigner-is-on-the-list');
  }
  return undefined;
}

function linesTrouble(
  segment: Segment,
  lines: readonly PresenceLine[],
  around: Around,
): Refused<LineRefusal> | undefined {
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const field = `lines[${index}]`;
    if (!around.confirmed.has(line.personId)) return refuse('not-among-the-signed-up', { field });
    if (seen.has(line.personId)) return refuse('person-listed-twice', { field });
    seen.add(line.personId);
    const minutes = minutesOf(line);
    if (minutes < 1 || line.fromAt < segment.startsAt || line.toAt > segment.endsAt) {
      return refuse('outside-the-segment', { field });
    }
    if (minutes > DAY_MINUTES) return refuse('more-than-a-day', { field });
    const stretch = { startsAt: line.fromAt, endsAt: line.toAt };
    const elsewhere = around.served.some((served) => served.personId === line.personId && overlaps(served, stretch));
    if (isService(segment) && elsewhere) return refuse('served-elsewhere-at-that-time', { field });
  }
  return undefined;
}

/** Adds up each person's service by civil day in China; a stretch over midnight counts on both days (T19). */
function longDays(segment: Segment, lines: readonly PresenceLine[], served: readonly Served[]): LongDay[] {
  if (!isService(segment)) return [];
  const found: LongDay[] = [];
  for (const line of lines) {
    const own = served.filter((each) => each.personId === line.personId);
    const stretches = [...own, { startsAt: line.fromAt, endsAt: line.toAt }];
    const last = civilDateOf(line.toAt);
    for (let on = civilDateOf(line.fromAt); on <= last; on = addDays(on, 1)) {
      const minutes = stretches.reduce((sum, each) => sum + minutesOn(on, each), 0);
      if (minutes > MANY_MINUTES_A_DAY) found.push({ personId: line.personId, on, minutes });
    }
  }
  return found;
}

function minutesOn(on: CivilDate, stretch: { readonly startsAt: Instant; readonly endsAt: Instant }): number {
  const from = instantAt(on) > stretch.startsAt ? instantAt(on) : stretch.startsAt;
  const midnight = instantAt(addDays(on, 1));
  const to = midnight < stretch.endsAt ? midnight : stretch.endsAt;
  return Math.max(0, minutesBetween(from, to));
}

/** Whole minutes as given: two hours and a half are 150, here and everywhere (T8). */
export function minutesOf(line: Pick<PresenceLine, 'fromAt' | 'toAt'>): number {
  return minutesBetween(line.fromAt, line.toAt);
}

function isService(segment: Segment): boolean {
  return segment.kind === 'volunteer-service';
}

function asRecord(
  { activity }: Held,
  segment: Segment,
  line: PresenceLine & { readonly recordId: string },
  { now }: { readonly now: Instant },
): ServiceRecord {
  const { calledBy, countersignedBy } = segment;
  const { leaderPersonId, recordDueOn } = activity;
  if (!calledBy || !countersignedBy || !leaderPersonId) throw new Error('A record needs a leader and two witnesses.');
  if (!recordDueOn) throw new Error('An activity that was never published has no records.');
  return {
    id: line.recordId,
    activityId: activity.id,
    segmentId: segment.id,
    personId: line.personId,
    activityTitle: activity.title,
    servedOn: civilDateOf(line.fromAt),
    placeText: activity.placeText,
    content: activity.content,
    minutes: minutesOf(line),
    organisationId: activity.organisationId,
    leaderPersonId,
    fromAt: line.fromAt,
    toAt: line.toAt,
    grade: 'C',
    calledBy,
    recordedBy: countersignedBy,
    recordedAt: now,
    recordDueOn,
    lateEntry: civilDateOf(now) > recordDueOn,
  };
}
