import { z } from 'zod';
import { CivilDate, type Instant } from '../../../kernel/days.ts';
import { Id } from '../../../kernel/contract.ts';
import type { Origin } from '../../../kernel/origin.ts';

export const CredentialKind = z.enum(['service-proof', 'training-certificate', 'thanks', 'plaque']);
export type CredentialKind = z.infer<typeof CredentialKind>;

/** What a clerk writes freely. A service proof says what the records say, so their owner makes it (VOL-13). */
export const FreeKind = CredentialKind.exclude(['service-proof']);
export type FreeKind = z.infer<typeof FreeKind>;

export const CredentialState = z.enum(['valid', 'expired', 'revoked']);
export type CredentialState = z.infer<typeof CredentialState>;

/** Why a paper no longer stands, as the public is told. What exactly happened is for the issuer's own eyes. */
export const RevocationKind = z.enum(['mistake', 'basis-gone', 'replaced', 'untrue']);
export type RevocationKind = z.infer<typeof RevocationKind>;

/** One piece of volunteer service as a proof lists it. */
export const ServiceLine = z.object({
  on: CivilDate,
  title: z.string(),
  placeText: z.string(),
  minutes: z.number().int().min(1),
});
export type ServiceLine = z.infer<typeof ServiceLine>;

/** What a paper says besides who gave it to whom. A proof lists its service, the others carry a text (VOL-10). */
export const Content = z.object({
  /** The words a clerk wrote: what is thanked for, which course was passed. */
  text: z.string().max(600),
  /** The heading, when it is not the usual one of the kind. */
  title: z.string().max(40).nullable(),
  period: z.object({ from: CivilDate, to: CivilDate }).nullable(),
  /** Minutes by how they are known, A to D. */
  minutesByGrade: z.record(z.string(), z.number().int()),
  services: z.array(ServiceLine).max(400),
});
export type Content = z.infer<typeof Content>;

/** What a paper says, frozen when it was issued: names that change later do not change it. */
export const Snapshot = Content.extend({
  version: z.literal(1),
  kind: CredentialKind,
  number: z.string(),
  placeName: z.object({ 'zh-CN': z.string(), en: z.string() }),
  issuerName: z.string(),
  holderName: z.string(),
  /** Never the identity number: papers are shown around (VOL-11, VOL-27). Null for an organisation. */
  volunteerNo: z.string().nullable(),
  /** Who handled it at the issuer (经办人); null when the holder printed it from the records (VOL-10). */
  handlerName: z.string().nullable(),
  totalMinutes: z.number().int(),
  issuedOn: CivilDate,
  validUntil: CivilDate.nullable(),
  /** Chance, so that nobody finds the words by trying them against the published hash. */
  salt: z.string(),
});
export type Snapshot = z.infer<typeof Snapshot>;

export const Holder = z.union([z.object({ personId: Id }), z.object({ organisationId: Id })]);
export type Holder = z.infer<typeof Holder>;

export type Revocation = {
  readonly kind: RevocationKind;
  readonly reason: string;
  readonly at: Instant;
  readonly personId: string;
};

/** A paper issued by an organisation. Nothing in it changes; revoking it adds a row. */
export type Credential = {
  readonly id: string;
  readonly kind: CredentialKind;
  /** Permanent and without gaps within issuer and year: `DYG-ZS01-2026-0001`. */
  readonly number: string;
  readonly year: number;
  readonly yearNo: number;
  readonly issuerOrganisationId: string;
  readonly holder: Holder;
  readonly snapshot: Snapshot;
  readonly snapshotSha256: string;
  /** The same as a badge, without its signature: only what the public may see. */
  readonly document: BadgeDocument;
  readonly documentSha256: string;
  readonly origin: Origin;
  /** Of the ids it rests on, so that the same proof is not given twice; null where that may be. */
  readonly basisSha256: string | null;
  /** Asked for beside the number when somebody checks the paper. */
  readonly code: string;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
  readonly batch: { readonly id: string; readonly lineNo: number } | null;
  readonly revocation: Revocation | null;
};

/** JSON without functions, dates or holes: what can be hashed and signed. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type BadgeDocument = { readonly [name: string]: Json };

export type Batch = {
  readonly id: string;
  readonly issuerOrganisationId: string;
  readonly kind: FreeKind;
  readonly title: string | null;
  readonly text: string;
  readonly validMonths: number | null;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly lineCount: number;
  readonly fileId: string | null;
  readonly finishedAt: Instant | null;
};
