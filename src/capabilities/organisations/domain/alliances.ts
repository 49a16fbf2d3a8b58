import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { CivilDate } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { allianceEnded, allianceFounded, allianceJoined, allianceLeft } from './facts.ts';
import type { Organisation } from './model.ts';
import { mayKeep } from './policy.ts';

export const AllianceKind = z.enum([
  'joint-committee',
  'party-building-alliance',
  'party-building-community',
  'regional-co-building',
]);
export type AllianceKind = z.infer<typeof AllianceKind>;

/** What an organisation is within an alliance. */
export const AlliancePart = z.enum(['lead', 'member', 'supporting']);
export type AlliancePart = z.infer<typeof AlliancePart>;

/**
 * Organisations that work together across the tree. `keeper` is the organisation in whose care it is: whoever
 * coordinates that one keeps the list of members. Belonging to an alliance gives no right over anybody.
 */
export type Alliance = {
  readonly id: string;
  readonly name: string;
  readonly kind: AllianceKind;
  readonly keeperOrganisationId: string;
  readonly foundedOn: CivilDate;
  readonly endedOn: CivilDate | null;
  readonly documentNo: string | null;
};

/** One stay of an organisation in an alliance, up to but without its last day. */
export type Membership = {
  readonly id: string;
  readonly allianceId: string;
  readonly organisationId: string;
  readonly part: AlliancePart;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly documentNo: string | null;
};

export type FoundRefusal = 'organisation-not-yours' | 'organisation-merged' | 'alliance-name-taken' | 'day-in-future';

export function foundAlliance(
  actor: Actor,
  alliance: Alliance,
  around: { readonly keeper: Organisation; readonly hasTwin: boolean; readonly today: CivilDate },
): Decision<Alliance, FoundRefusal> {
  const field = 'keeperOrganisationId';
  if (!mayKeep(actor, around.keeper)) return refuse('organisation-not-yours', { field });
  if (around.keeper.mergedIntoId !== null) return refuse('organisation-merged', { field });
  if (around.hasTwin) return refuse('alliance-name-taken', { field: 'name' });
  if (alliance.foundedOn > around.today) return refuse('day-in-future', { field: 'foundedOn' });
  return allow(alliance, allianceFounded(alliance));
}

/** An alliance with the organisation that keeps it and the stays of the organisation in question. */
export type AllianceAround = {
  readonly alliance: Alliance;
  readonly keeper: Organisation;
  readonly today: CivilDate;
};

export type JoinRefusal =
  | 'alliance-not-yours'
  | 'alliance-ended'
  | 'organisation-merged'
  | 'day-in-future'
  | 'joined-before-founding'
  | 'member-already';

/** Takes an organisation in. Another part is a new stay, so that it stays known who led when. */
export function joinAlliance(
  actor: Actor,
  membership: Membership,
  around: AllianceAround & { readonly organisation: Organisation; readonly stays: readonly Membership[] },
): Decision<Membership, JoinRefusal> {
  const { alliance, keeper, organisation, stays, today } = around;
  if (!mayKeep(actor, keeper)) return refuse('alliance-not-yours');
  if (alliance.endedOn !== null) return refuse('alliance-ended');
  if (organisation.mergedIntoId !== null) return refuse('organisation-merged', { field: 'organisationId' });
  if (membership.from > today) return refuse('day-in-future', { field: 'joinedOn' });
  if (membership.from < alliance.foundedOn) return refuse('joined-before-founding', { field: 'joinedOn' });
  const overlaps = stays.some(({ until }) => until === null || membership.from < until);
  if (overlaps) return refuse('member-already', { field: 'organisationId' });
  return allow(membership, allianceJoined(membership));
}

export type LeaveRefusal =
  | 'alliance-not-yours'
  | 'membership-not-found'
  | 'membership-ended-already'
  | 'day-in-future'
  | 'ends-before-it-begins';

/** Ends a stay: by who keeps the alliance, or by who is entrusted with the member. */
export function leaveAlliance(
  actor: Actor,
  membership: Membership | undefined,
  around: AllianceAround & { readonly organisation: Organisation | undefined; readonly on: CivilDate },
): Decision<Membership, LeaveRefusal> {
  const { keeper, organisation, on, today } = around;
  const isOwn = organisation !== undefined && mayKeep(actor, organisation);
  if (!isOwn && !mayKeep(actor, keeper)) return refuse('alliance-not-yours');
  if (!membership) return refuse('membership-not-found');
  if (membership.until !== null) return refuse('membership-ended-already');
  if (on > today) return refuse('day-in-future', { field: 'on' });
  if (on < membership.from) return refuse('ends-before-it-begins', { field: 'on' });
  const ended = { ...membership, until: on };
  return allow(ended, allianceLeft(ended));
}

export type EndRefusal = 'alliance-not-yours' | 'alliance-ended' | 'day-in-future' | 'ends-before-it-begins';

/** Ends an alliance; whoever still belongs to it leaves on that day, whoever joined later on the day of joining. */
export function endAlliance(
  actor: Actor,
  stays: readonly Membership[],
  { alliance, keeper, today, on }: AllianceAround & { readonly on: CivilDate },
): Decision<{ readonly alliance: Alliance; readonly left: readonly Membership[] }, EndRefusal> {
  if (!mayKeep(actor, keeper)) return refuse('alliance-not-yours');
  if (alliance.endedOn !== null) return refuse('alliance-ended');
  if (on > today) return refuse('day-in-future', { field: 'on' });
  if (on < alliance.foundedOn) return refuse('ends-before-it-begins', { field: 'on' });
  const left = stays
    .filter(({ until }) => until === null)
    .map((stay) => ({ ...stay, until: on < stay.from ? stay.from : on }));
  const ended = { ...alliance, endedOn: on };
  return allow({ alliance: ended, left }, allianceEnded(ended, left.length), ...left.map(allianceLeft));
}
