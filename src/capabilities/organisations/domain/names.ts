import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { CivilDate } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { aliasAdded, aliasEnded, organisationRenamed } from './facts.ts';
import { holdsOn, type Basis, type Organisation, type Period } from './model.ts';
import { mayKeep } from './policy.ts';

export const NameKind = z.enum(['official', 'short', 'alias']);
export type NameKind = z.infer<typeof NameKind>;

/** A name that is not the present one: an official or short name of earlier, or what people say besides. */
export type OtherName = Period & {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: NameKind;
  readonly name: string;
  /** The paper by which a name was changed, or on which an alias is found. */
  readonly documentNo: string | null;
  readonly reason: string | null;
};

type Named = Pick<Organisation, 'name' | 'nameFrom'>;

/**
 * What an organisation was officially called on a day. Before its first known name that one is said all the same:
 * a paper of that day would rather bear a name than none.
 */
export function nameOn(organisation: Named, others: readonly OtherName[], date: CivilDate): string {
  const { name, nameFrom } = organisation;
  if (nameFrom === null || nameFrom <= date) return name;
  const official = others.filter(({ kind }) => kind === 'official');
  const borne = official.find((other) => holdsOn(other, date));
  const first = official.toSorted((one, other) => (one.from ?? '').localeCompare(other.from ?? ''))[0];
  return borne?.name ?? first?.name ?? name;
}

/** A name that was replaced on the very day it began held on no day: that is how a slip is put right. */
export function isSlip({ from, until }: Period): boolean {
  return from !== null && from === until;
}

export type RenameInput = Basis & { readonly name: string; readonly shortName: string };
export type RenameAround = {
  readonly hasTwin: boolean;
  readonly today: CivilDate;
  readonly ids: { readonly official: string; readonly short: string };
};
export type RenameRefusal =
  | 'organisation-not-yours'
  | 'organisation-merged'
  | 'name-unchanged'
  | 'day-in-future'
  | 'renamed-before-present-name'
  | 'name-already-used';
export type Renamed = { readonly organisation: Organisation; readonly former: readonly OtherName[] };

/**
 * Gives an organisation another official or short name from a day on; what it was called until then is kept. Names
 * follow each other, so none begins before the present one did.
 */
export function rename(
  actor: Actor,
  organisation: Organisation,
  input: RenameInput,
  around: RenameAround,
): Decision<Renamed, RenameRefusal> {
  const { name, shortName, on, documentNo, reason } = input;
  if (!mayKeep(actor, organisation)) return refuse('organisation-not-yours');
  if (organisation.mergedIntoId !== null) return refuse('organisation-merged');
  const isNew = { official: name !== organisation.name, short: shortName !== organisation.shortName };
  if (!isNew.official && !isNew.short) return refuse('name-unchanged', { field: 'name' });
  if (on > around.today) return refuse('day-in-future', { field: 'on' });
  const begun = [
    ...(isNew.official ? [organisation.nameFrom] : []),
    ...(isNew.short ? [organisation.shortNameFrom] : []),
  ].map((from) => from ?? '');
  if (begun.some((from) => on < from)) return refuse('renamed-before-present-name', { field: 'on' });
  if (isNew.official && around.hasTwin) return refuse('name-already-used', { field: 'name' });
  const past = { organisationId: organisation.id, until: on, documentNo, reason };
  const { ids } = around;
  const official = { ...past, id: ids.official, kind: 'official' as const, name: organisation.name };
  const short = { ...past, id: ids.short, kind: 'short' as const, name: organisation.shortName };
  const former: OtherName[] = [
    ...(isNew.official ? [{ ...official, from: organisation.nameFrom }] : []),
    ...(isNew.short ? [{ ...short, from: organisation.shortNameFrom }] : []),
  ];
  const renamed: Organisation = {
    ...organisation,
    name,
    shortName,
    nameFrom: isNew.official ? on : organisation.nameFrom,
    shortNameFrom: isNew.short ? on : organisation.shortNameFrom,
  };
  return allow({ organisation: renamed, former }, organisationRenamed(renamed, { on, ...isNew }));
}

export type AliasRefusal =
  | 'organisation-not-yours'
  | 'organisation-merged'
  | 'alias-known-already'
  | 'day-in-future'
  | 'ends-before-it-begins';

/** Notes what people call an organisation besides its names, so that it is found by it. */
export function addAlias(
  actor: Actor,
  organisation: Organisation,
  alias: OtherName,
  around: { readonly others: readonly OtherName[]; readonly today: CivilDate },
): Decision<OtherName, AliasRefusal> {
  if (!mayKeep(actor, organisation)) return refuse('organisation-not-yours');
  if (organisation.mergedIntoId !== null) return refuse('organisation-merged');
  const known = [organisation.name, organisation.shortName, ...around.others.filter(isOpen).map(({ name }) => name)];
  if (known.includes(alias.name)) return refuse('alias-known-already', { field: 'name' });
  if (alias.from !== null && alias.from > around.today) return refuse('day-in-future', { field: 'validFrom' });
  if (alias.from !== null && alias.until !== null && alias.until < alias.from) {
    return refuse('ends-before-it-begins', { field: 'validUntil' });
  }
  return allow(alias, aliasAdded(alias));
}

function isOpen({ until }: OtherName): boolean {
  return until === null;
}

export type AliasEndRefusal =
  | 'organisation-not-yours'
  | 'alias-not-found'
  | 'alias-ended-already'
  | 'day-in-future'
  | 'ends-before-it-begins';

/** An alias is no longer said from a day on. It stays, and still finds the organisation. */
export function endAlias(
  actor: Actor,
  organisation: Organisation,
  alias: OtherName | undefined,
  { on, today }: { readonly on: CivilDate; readonly today: CivilDate },
): Decision<OtherName, AliasEndRefusal> {
  if (!mayKeep(actor, organisation)) return refuse('organisation-not-yours');
  if (!alias || alias.kind !== 'alias') return refuse('alias-not-found');
  if (alias.until !== null) return refuse('alias-ended-already');
  if (on > today) return refuse('day-in-future', { field: 'on' });
  if (alias.from !== null && on < alias.from) return refuse('ends-before-it-begins', { field: 'on' });
  const ended = { ...alias, until: on };
  return allow(ended, aliasEnded(ended));
}
