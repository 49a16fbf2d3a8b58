import { z } from 'zod';
import type { OrganisationRef } from '../../../kernel/actor.ts';
import type { CivilDate, Instant } from '../../../kernel/days.ts';
import type { Origin } from '../../../kernel/origin.ts';
import type { CommitmentState } from '../../commitments/domain/model.ts';

export const NeedState = z.enum(['draft', 'pending-review', 'open', 'fulfilled', 'withdrawn']);
export type NeedState = z.infer<typeof NeedState>;

/** What a need is about. It is shown to the public in place of the persons it is for (REG-06). */
export const NeedCategory = z.enum(['facilities', 'elderly', 'children', 'health', 'culture', 'environment', 'other']);
export type NeedCategory = z.infer<typeof NeedCategory>;

/** One countable part of a need: 5 份 of this, 8 周 of that. Claims are made on lines. */
export type NeedLine = {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly amount: number;
  readonly unit: string;
};

/** What is asked for, by which organisation, where and until when (W3). The public reads every text of it. */
export type Need = {
  readonly id: string;
  /** The requester: the organisation that speaks for those in need. */
  readonly organisationId: string;
  readonly title: string;
  readonly category: NeedCategory;
  readonly description: string;
  /** A street or neighbourhood, never an address. */
  readonly areaText: string;
  readonly deadlineOn: CivilDate;
  /** The post to turn to, such as 社区网格员; never a person's name. */
  readonly contactRole: string;
  /** The agreement clause this need serves, when it serves one. */
  readonly origin: Origin | null;
  readonly lines: readonly NeedLine[];
  readonly state: NeedState;
  readonly submittedBy: string | null;
  readonly submittedAt: Instant | null;
  readonly publishedAt: Instant | null;
  readonly fulfilledOn: CivilDate | null;
  /** Why it was last returned or withdrawn. */
  readonly reason: string | null;
};

/** What the requester writes. */
export type NeedDraft = Pick<
  Need,
  'id' | 'organisationId' | 'title' | 'category' | 'description' | 'areaText' | 'deadlineOn' | 'contactRole' | 'origin'
> & { readonly lines: readonly Omit<NeedLine, 'no'>[] };

/** A need with the lineage of its requester, as policies want it. */
export type NeedMatter = Need & { readonly requester: OrganisationRef };

/** A part of a line that an organisation took over. The promise itself is the commitment. */
export type Claim = {
  readonly id: string;
  readonly needId: string;
  readonly lineId: string;
  readonly commitmentId: string;
  readonly organisationId: string;
  /** How much of the line it holds; lowered to what was done when it was closed with less. */
  readonly amount: number;
  readonly firstContactOn: CivilDate;
  readonly finishOn: CivilDate;
  readonly claimedAt: Instant;
  /** When the part went back to the pool, with its history kept. */
  readonly releasedAt: Instant | null;
};

/** A claim together with what has become of its commitment. */
export type StandingClaim = Claim & {
  readonly ledgerNo: string;
  readonly state: CommitmentState;
  readonly fulfilledAmount: number;
};
