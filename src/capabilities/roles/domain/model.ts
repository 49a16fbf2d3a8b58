import type { Grant } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';

/** A role somebody holds or held. */
export type RoleGrant = Grant & {
  readonly id: string;
  readonly personId: string;
  readonly grantedBy: string;
  readonly grantedAt: Instant;
  readonly revokedAt: Instant | null;
};
