import { z } from 'zod';
import type { Instant } from '../../../kernel/days.ts';
import { workflow } from '../../../kernel/transitions.ts';

/** What a notice is about. Each person says by which ways to hear of it; the inbox always holds it. */
export const NoticeKind = z.enum(['activity', 'commitment', 'credential', 'privacy', 'security', 'rights']);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** The ways by which a notice leaves the house. */
export const Channel = z.enum(['sms', 'mail']);
export type Channel = z.infer<typeof Channel>;

export const DeliveryState = z.enum(['waiting', 'sending', 'sent', 'failed', 'unclear']);
export type DeliveryState = z.infer<typeof DeliveryState>;
type DeliveryAction = 'take' | 'confirm' | 'put-off' | 'give-up' | 'lose-sight' | 'retry';

/**
 * A delivery is taken before it is sent and confirmed afterwards. If the server dies in between, nobody knows whether
 * it went out: it becomes unclear and is never sent again by itself, so no message is doubled.
 */
export const deliveryFlow = workflow<DeliveryState, DeliveryAction, 'outbox' | 'system-administrator'>({
  name: 'delivery',
  rule: 'D',
  start: 'waiting',
  ends: ['sent'],
  transitions: [
    { from: ['waiting'], action: 'take', to: 'sending', by: ['outbox'] },
    { from: ['sending'], action: 'confirm', to: 'sent', by: ['outbox'] },
    { from: ['sending'], action: 'put-off', to: 'waiting', by: ['outbox'], needs: ['tries are left'] },
    { from: ['sending'], action: 'give-up', to: 'failed', by: ['outbox'] },
    { from: ['sending'], action: 'lose-sight', to: 'unclear', by: ['outbox'] },
    { from: ['failed', 'unclear'], action: 'retry', to: 'waiting', by: ['system-administrator'] },
  ],
});

export type Delivery = {
  readonly id: string;
  readonly noticeId: string;
  readonly personId: string;
  readonly channel: Channel;
  readonly state: DeliveryState;
  readonly isUrgent: boolean;
  readonly notBefore: Instant;
  readonly tries: number;
};

/** `HH:MM` on the wall clock in China. From late to early spans midnight; equal means never quiet. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export type Preferences = {
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly sms: readonly NoticeKind[];
  readonly mail: readonly NoticeKind[];
};

/** Without a word of the person: a message only where a day or a place is at stake, and none at night. */
export const usualPreferences: Preferences = {
  quietFrom: '21:00',
  quietTo: '08:00',
  sms: ['activity', 'security'],
  mail: ['activity', 'commitment', 'credential', 'privacy', 'security', 'rights'],
};
