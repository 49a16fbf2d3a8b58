import { z } from 'zod';
import type { CivilDate, Instant } from '../../../kernel/days.ts';
import { workflow } from '../../../kernel/transitions.ts';
import type { NoticeKind } from './notice.ts';

export const ConsentPurpose = z.enum([
  'account-and-service',
  'publish-name',
  'photo',
  'share-with-organisation',
  'blood-publicity',
  'children',
]);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

export const ConsentState = z.enum(['given', 'withdrawn', 'expired', 'superseded']);
export type ConsentState = z.infer<typeof ConsentState>;
export type ConsentAction = 'withdraw' | 'expire' | 'supersede';
export type ConsentParty = 'person' | 'privacy-officer' | 'product';

export const ConsentGiver = z.enum(['self', 'guardian', 'organisation']);
export type ConsentGiver = z.infer<typeof ConsentGiver>;
export const ConsentMethod = z.enum(['form', 'phone', 'paper']);
export type ConsentMethod = z.infer<typeof ConsentMethod>;

/** Which notice tells of a purpose before consent is asked. */
export const noticeOfPurpose = {
  'account-and-service': 'general',
  'publish-name': 'general',
  photo: 'photo',
  'share-with-organisation': 'general',
  'blood-publicity': 'blood-publicity',
  children: 'children',
} as const satisfies Record<ConsentPurpose, NoticeKind>;

/** Nobody consents for themselves to what only a guardian may allow (SEC-02). */
export const selfPurposes = [
  'account-and-service',
  'publish-name',
  'photo',
  'share-with-organisation',
  'blood-publicity',
] as const satisfies readonly ConsentPurpose[];

/** W17: a consent is given once and ends once; a new one is a new row. */
export const consentWorkflow = workflow<ConsentState, ConsentAction, ConsentParty>({
  name: 'consent',
  rule: 'W17',
  start: 'given',
  ends: ['withdrawn', 'expired', 'superseded'],
  transitions: [
    { from: ['given'], action: 'withdraw', to: 'withdrawn', by: ['person', 'privacy-officer'] },
    { from: ['given'], action: 'expire', to: 'expired', by: ['product'] },
    { from: ['given'], action: 'supersede', to: 'superseded', by: ['product'] },
  ],
});

export type Consent = {
  readonly id: string;
  readonly personId: string;
  readonly purpose: ConsentPurpose;
  /** With whom data may be shared; only for that purpose. */
  readonly organisationId: string | null;
  readonly noticeVersion: number;
  readonly state: ConsentState;
  readonly givenBy: ConsentGiver;
  readonly method: ConsentMethod;
  readonly evidenceFileId: string | null;
  readonly recordedBy: string;
  readonly givenAt: Instant;
  readonly expiresOn: CivilDate | null;
  readonly endedAt: Instant | null;
};
