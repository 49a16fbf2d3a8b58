import { z } from 'zod';
import type { OrganisationRef } from '../../../kernel/actor.ts';
import type { CivilDate } from '../../../kernel/days.ts';

/** The kinds of the glossary. The first seven are Party organisations. */
export const OrganisationKind = z.enum([
  'branch',
  'joint-branch',
  'general-branch',
  'committee',
  'joint-committee',
  'work-committee',
  'leading-group',
  'enterprise',
  'hospital',
  'blood-centre',
  'red-cross',
  'community',
  'women-children-centre',
  'social-organisation',
  'government',
  'volunteer-team',
]);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

const partyKinds: ReadonlySet<OrganisationKind> = new Set([
  'branch',
  'joint-branch',
  'general-branch',
  'committee',
  'joint-committee',
  'work-committee',
  'leading-group',
]);

export function isPartyOrganisation(kind: OrganisationKind): boolean {
  return partyKinds.has(kind);
}

/** `lineage` is its own id and those of all organisations above it, the nearest first. */
export type Organisation = OrganisationRef & {
  readonly parentId: string | null;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly shortName: string;
  /** The unit in which a Party organisation lives; it often has no credit code of its own (DOC-10). */
  readonly hostOrganisationId: string | null;
  readonly regionCode: string;
  /** The unified social credit code, where it has one of its own (DOC-10). */
  readonly creditCode: string | null;
  /** Since when it bears its names; null when it has borne them as long as it is known here. */
  readonly nameFrom: CivilDate | null;
  readonly shortNameFrom: CivilDate | null;
  /** The one that goes on in its stead. It stays where it is, and nothing new is done in its name. */
  readonly mergedIntoId: string | null;
};

/** On what a change rests: the day from which it holds, the paper that says so, and why. */
export type Basis = {
  readonly on: CivilDate;
  readonly documentNo: string | null;
  readonly reason: string;
};

/** From the first day up to, but without, the last; open where a day is not known. */
export type Period = { readonly from: CivilDate | null; readonly until: CivilDate | null };

export function holdsOn({ from, until }: Period, date: CivilDate): boolean {
  return (from === null || from <= date) && (until === null || date < until);
}

/** Each organisation after the one above it; those under one organisation by name. */
export function inTreeOrder(organisations: readonly Organisation[]): Organisation[] {
  const below = new Map<string | null, Organisation[]>();
  for (const organisation of organisations) {
    const siblings = below.get(organisation.parentId);
    if (siblings) siblings.push(organisation);
    else below.set(organisation.parentId, [organisation]);
  }
  const byName = new Intl.Collator('zh-CN');
  const branchOf = (parentId: string | null): Organisation[] =>
    (below.get(parentId) ?? [])
      .sort((one, other) => byName.compare(one.name, other.name))
      .flatMap((organisation) => [organisation, ...branchOf(organisation.id)]);
  return branchOf(null);
}
