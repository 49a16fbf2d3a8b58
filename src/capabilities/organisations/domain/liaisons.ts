import type { Actor } from '../../../kernel/actor.ts';
import type { CivilDate } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import type { Origin } from '../../../kernel/origin.ts';
import { privateTextIn } from '../../../kernel/private-text.ts';
import { liaisonEnded, liaisonNamed } from './facts.ts';
import type { Organisation } from './model.ts';
import { mayNameLiaison } from './policy.ts';

/**
 * Who speaks for an organisation (REG-02). `person` stays opaque: people stand above organisations, and they alone
 * keep name and telephone and say them to those who may hear them. The public learns the post.
 */
export type Liaison = {
  readonly id: string;
  readonly organisationId: string;
  readonly person: Origin;
  readonly post: string;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
};

export type NameLiaisonRefusal =
  | 'organisation-not-yours'
  | 'organisation-merged'
  | 'post-holds-private-data'
  | 'day-in-future'
  | 'liaison-named-already';

export function nameLiaison(
  actor: Actor,
  liaison: Liaison,
  around: { readonly organisation: Organisation; readonly present: readonly Liaison[]; readonly today: CivilDate },
): Decision<Liaison, NameLiaisonRefusal> {
  const { organisation, present, today } = around;
  if (!mayNameLiaison(actor, organisation)) return refuse('organisation-not-yours');
  if (organisation.mergedIntoId !== null) return refuse('organisation-merged');
  if (privateTextIn(liaison.post) !== null) return refuse('post-holds-private-data', { field: 'post' });
  if (liaison.from > today) return refuse('day-in-future', { field: 'validFrom' });
  const isNamed = present.some(({ person, until }) => person.id === liaison.person.id && until === null);
  if (isNamed) return refuse('liaison-named-already', { field: 'person' });
  return allow(liaison, liaisonNamed(liaison));
}

export type EndLiaisonRefusal =
  | 'organisation-not-yours'
  | 'liaison-not-found'
  | 'liaison-ended-already'
  | 'day-in-future'
  | 'ends-before-it-begins';

export function endLiaison(
  actor: Actor,
  organisation: Organisation,
  liaison: Liaison | undefined,
  { on, today }: { readonly on: CivilDate; readonly today: CivilDate },
): Decision<Liaison, EndLiaisonRefusal> {
  if (!mayNameLiaison(actor, organisation)) return refuse('organisation-not-yours');
  if (!liaison) return refuse('liaison-not-found');
  if (liaison.until !== null) return refuse('liaison-ended-already');
  if (on > today) return refuse('day-in-future', { field: 'on' });
  if (on < liaison.from) return refuse('ends-before-it-begins', { field: 'on' });
  const ended = { ...liaison, until: on };
  return allow(ended, liaisonEnded(ended));
}
