import type { Actor } from '../../../kernel/actor.ts';
import type { Organisation } from './model.ts';
import { mayKeep } from './policy.ts';

/** What there is about an organisation that a sheet made. */
export type TakingBackAround = {
  readonly isFromSheet: boolean;
  /** Those below it, those that live in it and those merged into it, as far as they stay themselves. */
  readonly hasSomeBelow: boolean;
  readonly hostsSome: boolean;
  readonly hasLiaisons: boolean;
  readonly isInAlliances: boolean;
  readonly wasMerged: boolean;
  /** The capability in whose tables it stands. */
  readonly usedIn: string | null;
  readonly isChangedSince: boolean;
};

/** A reason in the words of the sheet, and what fills its sentence. */
export type Staying = {
  readonly code:
    | 'organisation-not-yours'
    | 'has-some-below'
    | 'hosts-some'
    | 'has-liaisons'
    | 'is-in-alliances'
    | 'was-merged'
    | 'used-elsewhere'
    | 'changed-since';
  readonly detail?: { readonly capability: string };
};

/** What a sheet made is taken away again while nobody has touched it. Otherwise the first reason why it stays. */
export function whyItStays(actor: Actor, organisation: Organisation, around: TakingBackAround): Staying | undefined {
  if (!mayKeep(actor, organisation)) return { code: 'organisation-not-yours' };
  if (around.hasSomeBelow) return { code: 'has-some-below' };
  if (around.hostsSome) return { code: 'hosts-some' };
  if (around.hasLiaisons) return { code: 'has-liaisons' };
  if (around.isInAlliances) return { code: 'is-in-alliances' };
  if (around.wasMerged) return { code: 'was-merged' };
  if (around.usedIn !== null) return { code: 'used-elsewhere', detail: { capability: around.usedIn } };
  return around.isChangedSince || !around.isFromSheet ? { code: 'changed-since' } : undefined;
}
