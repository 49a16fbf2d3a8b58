import { z } from 'zod';
import { Id } from '../../../kernel/contract.ts';
import { CivilMonth, type CivilDate, type Instant } from '../../../kernel/days.ts';
import { Origin } from '../../../kernel/origin.ts';

/** W18, thin: what is signed off is published at once, on the day of the signature (DOC-03). */
export const BulletinState = z.enum(['draft', 'submitted', 'published']);
export type BulletinState = z.infer<typeof BulletinState>;

/** A paragraph of the body. `source` names the activity or commitment it tells of. */
export const Paragraph = z.object({
  id: Id,
  text: z.string().trim().min(1).max(2000),
  source: Origin.nullable().default(null),
});
export type Paragraph = z.output<typeof Paragraph>;

/** A number in a bulletin: never typed, always measured, and frozen with the moment at which it was true. */
export type BulletinFigure = {
  readonly figureId: string;
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly value: number;
  readonly text: string;
  readonly measuredAt: Instant;
};

/** Which figures a draft asks for, all of them over the same months. */
export const FigureChoice = z.object({
  figureIds: z.array(z.string().max(60)).max(12),
  from: CivilMonth,
  to: CivilMonth,
});
export type FigureChoice = z.infer<typeof FigureChoice>;

/** 报、送、发: who is told upwards, sideways and downwards (DOC-03). */
export const Distribution = z.object({
  report: z.string().trim().max(200).default(''),
  send: z.string().trim().max(200).default(''),
  issue: z.string().trim().max(200).default(''),
});
export type Distribution = z.output<typeof Distribution>;

export const BulletinText = z.object({
  title: z.string().trim().min(1).max(80),
  lead: z.string().trim().min(1).max(600),
  paragraphs: z.array(Paragraph).min(1).max(40),
  distribution: Distribution,
  copies: z.coerce.number().int().min(0).max(10_000).default(0),
});
export type BulletinText = z.output<typeof BulletinText>;

export type Bulletin = BulletinText & {
  readonly id: string;
  readonly organisationId: string;
  readonly state: BulletinState;
  readonly figures: readonly BulletinFigure[];
  readonly draftedBy: string;
  readonly draftedAt: Instant;
  /** Everybody who changed the words since, once each. */
  readonly editedBy: readonly string[];
  readonly returnReason: string | null;
  readonly signedBy: string | null;
  /** The issue of the year and the issue ever, both gapless per issuing organisation; given at sign-off. */
  readonly issueNo: number | null;
  readonly totalNo: number | null;
  readonly issuedOn: CivilDate | null;
};
