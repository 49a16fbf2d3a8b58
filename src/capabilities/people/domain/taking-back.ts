/** What there is about a record that a sheet made. */
export type TakingBackAround = {
  readonly isReached: boolean;
  readonly isFromSheet: boolean;
  readonly wasMerged: boolean;
  readonly wasLookedAt: boolean;
  /** The capability in whose tables the person stands: signed in, consented, signed up, holds a role … */
  readonly usedIn: string | null;
  readonly isChangedSince: boolean;
};

/** A reason in the words of the sheet, and what fills its sentence. */
export type Staying = {
  readonly code: 'organisation-not-yours' | 'was-merged' | 'was-looked-at' | 'used-elsewhere' | 'changed-since';
  readonly detail?: { readonly capability: string };
};

/** A record that a sheet made is taken away again while nothing hangs on it. Otherwise the first reason why not. */
export function whyItStays(around: TakingBackAround): Staying | undefined {
  if (!around.isReached) return { code: 'organisation-not-yours' };
  if (around.wasMerged) return { code: 'was-merged' };
  if (around.wasLookedAt) return { code: 'was-looked-at' };
  if (around.usedIn !== null) return { code: 'used-elsewhere', detail: { capability: around.usedIn } };
  return around.isChangedSince || !around.isFromSheet ? { code: 'changed-since' } : undefined;
}
