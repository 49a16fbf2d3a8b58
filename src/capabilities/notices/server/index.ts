import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import * as inbox from './handlers/inbox.ts';
import * as outbox from './handlers/outbox.ts';
import { deliver, forgetRound, outboxRound } from './outbox.ts';
import { noticesPersonalData } from './personal-data.ts';
import { callWebhooks, webhookRound } from './webhooks.ts';

export const noticesOffer: CapabilityOffer = {
  name: 'notices',
  floor: 2,
  words,
  handlers: [
    inbox.listNotices,
    inbox.markRead,
    inbox.getPreferences,
    inbox.setPreferences,
    inbox.addAddress,
    inbox.confirmAddress,
    inbox.removeAddress,
    inbox.listMails,
    outbox.getOutbox,
    outbox.retryDelivery,
    outbox.listWebhooks,
    outbox.addWebhook,
    outbox.endWebhook,
  ],
  jobs: [deliver, callWebhooks],
  rounds: [outboxRound, webhookRound, forgetRound],
  personalData: noticesPersonalData,
};
