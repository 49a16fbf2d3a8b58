import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { Instant } from '../../kernel/days.ts';
import { Channel, ClockTime, DeliveryState, NoticeKind } from './domain/model.ts';

const InboxNotice = z.object({
  id: Id,
  kind: NoticeKind,
  title: z.string(),
  text: z.string(),
  to: z.string(),
  at: Instant,
  isRead: z.boolean(),
});
export type InboxNotice = z.output<typeof InboxNotice>;

export const listNotices = route({
  name: 'notices.list',
  method: 'GET',
  path: '/my/notices',
  audience: 'signed-in',
  summary: 'What the caller was told, newest first',
  input: z.object({ ...idPageInput }),
  output: pageOf(InboxNotice).extend({ unread: z.number().int() }),
  refusals: {},
});

export const markRead = route({
  name: 'notices.mark-read',
  method: 'POST',
  path: '/my/notices/read',
  audience: 'signed-in',
  summary: 'Mark one notice of the caller as read, or all of them',
  input: z.object({ noticeId: Id.optional() }),
  output: z.object({ count: z.number().int() }),
  refusals: {},
});

export const getPreferences = route({
  name: 'notices.get-preferences',
  method: 'GET',
  path: '/my/notice-preferences',
  audience: 'signed-in',
  summary: 'By which ways the caller wants to hear of what, and when not',
  input: z.object({}),
  output: z.object({
    quietFrom: ClockTime,
    quietTo: ClockTime,
    sms: z.array(NoticeKind),
    mail: z.array(NoticeKind),
    /** Masked: `z***@example.cn`. */
    mailAddress: z.string().nullable(),
    mailState: z.enum(['none', 'code-sent', 'confirmed']),
  }),
  refusals: {},
});

export const setPreferences = route({
  name: 'notices.set-preferences',
  method: 'POST',
  path: '/my/notice-preferences',
  audience: 'signed-in',
  summary: 'Say by which ways and when',
  input: z.object({
    quietFrom: ClockTime,
    quietTo: ClockTime,
    sms: z.array(NoticeKind).default([]),
    mail: z.array(NoticeKind).default([]),
  }),
  output: z.object({}),
  refusals: {},
});

export const addAddress = route({
  name: 'notices.add-address',
  method: 'POST',
  path: '/my/mail-address',
  audience: 'signed-in',
  summary: 'Give a mail address. A code goes there; nothing else does before it came back',
  input: z.object({ mail: z.email().max(120) }),
  output: z.object({}),
  refusals: { 'address-code-sent-lately': 429 },
});

export const confirmAddress = route({
  name: 'notices.confirm-address',
  method: 'POST',
  path: '/my/mail-address/confirmation',
  audience: 'signed-in',
  summary: 'Give back the code that came by mail',
  input: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/),
  }),
  output: z.object({}),
  refusals: { 'address-code-wrong': 422 },
});

export const removeAddress = route({
  name: 'notices.remove-address',
  method: 'POST',
  path: '/my/mail-address/removal',
  audience: 'signed-in',
  summary: 'Take the mail address away',
  input: z.object({}),
  output: z.object({}),
  refusals: { 'address-not-there': 404 },
});

const OutboxRow = z.object({
  id: Id,
  channel: Channel,
  state: DeliveryState,
  kind: NoticeKind,
  maskedName: z.string(),
  madeAt: Instant,
  notBefore: Instant,
  sentAt: Instant.nullable(),
  tries: z.number().int(),
  trouble: z.string().nullable(),
});

export const getOutbox = route({
  name: 'notices.get-outbox',
  method: 'GET',
  path: '/outbox',
  audience: ['system-administrator'],
  summary: 'What waits, went out, failed or is unclear; the backlog and its oldest',
  input: z.object({ ...idPageInput, state: DeliveryState.optional() }),
  output: pageOf(OutboxRow).extend({
    counts: z.record(DeliveryState, z.number().int()),
    oldestWaitingAt: Instant.nullable(),
  }),
  refusals: {},
});

export const retryDelivery = route({
  name: 'notices.retry-delivery',
  method: 'POST',
  path: '/outbox/:deliveryId/retry',
  audience: ['system-administrator'],
  summary: 'Send again what failed, or what nobody knows whether it went out',
  input: z.object({ deliveryId: Id }),
  output: z.object({ id: Id }),
  refusals: { 'delivery-not-found': 404, 'delivery-not-to-retry': 409 },
});

const Webhook = z.object({
  id: Id,
  url: z.string(),
  factNames: z.array(z.string()),
  madeAt: Instant,
  endedAt: Instant.nullable(),
  /** How many facts it has not been told yet. */
  behind: z.number().int(),
  failures: z.number().int(),
  trouble: z.string().nullable(),
});

export const listWebhooks = route({
  name: 'notices.list-webhooks',
  method: 'GET',
  path: '/webhooks',
  audience: ['system-administrator'],
  summary: 'Other systems that are told of facts, and how far behind they are',
  input: z.object({ ...idPageInput }),
  output: pageOf(Webhook),
  refusals: {},
});

export const addWebhook = route({
  name: 'notices.add-webhook',
  method: 'POST',
  path: '/webhooks',
  audience: ['system-administrator'],
  stepUp: true,
  isAnswerSecret: true,
  summary: 'Tell another system of facts, signed with a key that is shown once',
  input: z.object({
    id: Id,
    url: z.url({ protocol: /^https?$/ }).max(500),
    factNames: z
      .array(z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/))
      .min(1)
      .max(50),
  }),
  output: z.object({ id: Id, key: z.string() }),
  refusals: {
    'webhook-exists-already': 409,
    'webhook-address-not-allowed': 422,
    'fact-not-known': 422,
    'too-many-webhooks': 409,
  },
});

export const endWebhook = route({
  name: 'notices.end-webhook',
  method: 'POST',
  path: '/webhooks/:webhookId/end',
  audience: ['system-administrator'],
  summary: 'Tell this system nothing more',
  input: z.object({ webhookId: Id }),
  output: z.object({ id: Id }),
  refusals: { 'webhook-not-found': 404 },
});

export const listMails = route({
  name: 'notices.list-mails',
  method: 'GET',
  path: '/developer/mails',
  audience: 'anyone',
  summary: 'Mails kept by the recording stand-in; exists only in the demo town',
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ id: z.string(), at: Instant, to: z.string(), subject: z.string(), text: z.string() })),
  }),
  refusals: { 'mails-not-kept': 404 },
});
