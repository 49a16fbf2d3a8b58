import { Id } from '../../../../kernel/contract.ts';
import { Instant } from '../../../../kernel/days.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { findOrganisations } from '../../../organisations/server/door.ts';
import type { ActivitySummary, Segment } from '../../domain/model.ts';
import type { Held } from '../../domain/rules.ts';
import { freePlaces } from '../../domain/seats.ts';
import { findStateReason } from '../store/activities.ts';
import { countWaiting } from '../store/sign-ups.ts';
import { findSummary, type After } from '../store/summaries.ts';

/** Cards of a list: each with the name of its organisation and the places that are left. */
export async function asCards(tx: Tx, summaries: readonly ActivitySummary[]) {
  const names = await organisationNames(
    tx,
    summaries.map((summary) => summary.organisationId),
  );
  return summaries.map((summary) => ({
    ...summary,
    segmentKinds: [...summary.segmentKinds],
    organisationName: names.get(summary.organisationId) ?? '',
    freePlaces: freePlaces(summary),
  }));
}

export async function organisationNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const organisations = await findOrganisations(tx, [...new Set(ids)]);
  return new Map([...organisations].map(([id, organisation]) => [id, organisation.name]));
}

/** All that an announcement says, with its counts; holds no person. */
export async function asAnnouncement(tx: Tx, { activity }: Held) {
  const summary = await findSummary(tx, activity.id);
  if (!summary) throw new Error('An activity vanished while it was read.');
  const [card] = await asCards(tx, [summary]);
  if (!card) throw new Error('An activity was left without a card.');
  return {
    ...card,
    content: activity.content,
    conditions: activity.conditions,
    risks: activity.risks,
    guarantees: activity.guarantees,
    howToSignUp: activity.howToSignUp,
    signUpClosesAt: activity.signUpClosesAt,
    segments: activity.segments.map(asPublicSegment),
    waitingCount: await countWaiting(tx, activity.id, null),
    stateReason: await findStateReason(tx, activity.id),
  };
}

function asPublicSegment(segment: Segment) {
  const { id, no, kind, title, startsAt, endsAt } = segment;
  return {
    id,
    no,
    kind,
    title,
    startsAt,
    endsAt,
    isCalled: segment.rollCallId !== null,
    isCountersigned: segment.countersignedAt !== null,
  };
}

/** The key of a page in order of start: the moment and the id, so that two at the same moment keep an order. */
export function keyOfStart(thing: { readonly startsAt: string; readonly id: string }): string {
  return `${thing.startsAt}~${thing.id}`;
}

/** A key that was tampered with reads as the beginning. */
export function startOfKey(key: string | undefined): After | null {
  const [at = '', id = ''] = (key ?? '').split('~');
  const [start, known] = [Instant.safeParse(at), Id.safeParse(id)];
  return start.success && known.success ? { at: start.data, id: known.data } : null;
}
