import type { Fact } from '../../../kernel/decision.ts';
import type { Origin } from '../../../kernel/origin.ts';
import type { Channel, NoticeKind } from './model.ts';

const about = (kind: string, id: string) => ({ kind, id });

/** One fact for all who are told the same; whom is in the inboxes. */
export const told = (subject: Origin, kind: NoticeKind, count: number): Fact => ({
  name: 'notices.told',
  subject: about(subject.capability, subject.id),
  detail: { kind, count },
});
export const read = (personId: string, count: number): Fact => ({
  name: 'notices.read',
  subject: about('person', personId),
  detail: { count },
});
export const preferencesChanged = (personId: string): Fact => ({
  name: 'notices.preferences-changed',
  subject: about('person', personId),
  detail: {},
});
export const addressAdded = (personId: string): Fact => ({
  name: 'notices.address-added',
  subject: about('person', personId),
  detail: {},
});
/** Remembered although it was refused: the try was counted. */
export const addressCodeWrong = (personId: string): Fact => ({
  name: 'notices.address-code-wrong',
  subject: about('person', personId),
  detail: {},
});
export const addressConfirmed = (personId: string): Fact => ({
  name: 'notices.address-confirmed',
  subject: about('person', personId),
  detail: {},
});
export const addressRemoved = (personId: string): Fact => ({
  name: 'notices.address-removed',
  subject: about('person', personId),
  detail: {},
});
type Outcome = { readonly channel: Channel; readonly outcome: 'sent' | 'put-off' | 'failed' | 'unclear' };
export const delivered = (deliveryId: string, outcome: Outcome): Fact => ({
  name: 'notices.delivered',
  subject: about('delivery', deliveryId),
  detail: outcome,
});
export const retried = (deliveryId: string): Fact => ({
  name: 'notices.retried',
  subject: about('delivery', deliveryId),
  detail: {},
});
export const webhookAdded = (webhookId: string, factNames: readonly string[]): Fact => ({
  name: 'notices.webhook-added',
  subject: about('webhook', webhookId),
  detail: { factNames },
});
export const webhookEnded = (webhookId: string): Fact => ({
  name: 'notices.webhook-ended',
  subject: about('webhook', webhookId),
  detail: {},
});
/** `reason` when it is stopped after too many failures. */
export const webhookStopped = (webhookId: string): Fact => ({
  name: 'notices.webhook-stopped',
  subject: about('webhook', webhookId),
  detail: {},
});
