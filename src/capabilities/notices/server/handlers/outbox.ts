import { randomBytes } from 'node:crypto';
import { actorId } from '../../../../kernel/actor.ts';
import { cutPage } from '../../../../kernel/contract.ts';
import { allow, refuse } from '../../../../kernel/decision.ts';
import { transitionFor } from '../../../../kernel/transitions.ts';
import { findFactHead } from '../../../../platform/server/fact-head.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import { askJob } from '../../../../platform/server/jobs.ts';
import { leadsOutside } from '../../../../platform/server/outside-address.ts';
import { findPeople } from '../../../people/server/door.ts';
import * as contract from '../../contract.ts';
import * as facts from '../../domain/facts.ts';
import { deliveryFlow } from '../../domain/model.ts';
import { deliver } from '../outbox.ts';
import { noticesSetting } from '../setting.ts';
import * as store from '../store-outbox.ts';
import * as webhooks from '../store-webhooks.ts';

export const getOutbox = answer(contract.getOutbox, async ({ tx, input }) => {
  const page = cutPage(await store.listOutbox(tx, input), input.limit, (line) => line.id);
  const people = await findPeople(
    tx,
    page.items.map((line) => line.personId),
  );
  return {
    items: page.items.map((line) => ({ ...line, maskedName: people.get(line.personId)?.maskedName ?? '' })),
    next: page.next,
    counts: await store.countByState(tx),
    oldestWaitingAt: await store.findOldestWaiting(tx),
  };
});

export const retryDelivery = handle(contract.retryDelivery, async (call) => {
  const { tx, input, now } = call;
  const delivery = await store.findDeliveryForUpdate(tx, input.deliveryId);
  if (!delivery) return refuse('delivery-not-found');
  if (!transitionFor(deliveryFlow, delivery.state, 'retry')) return refuse('delivery-not-to-retry');
  await store.saveRetry(tx, delivery.id, now);
  await askJob(call, deliver.name, {}, { key: 'outbox' });
  return allow({ id: delivery.id }, facts.retried(delivery.id));
});

export const listWebhooks = answer(contract.listWebhooks, async ({ tx, input }) => {
  const page = cutPage(await webhooks.listWebhooks(tx, input), input.limit, (webhook) => webhook.id);
  const head = await findFactHead(tx);
  const items = page.items.map(({ id, url, factNames, madeAt, endedAt, failures, trouble, position }) => {
    const behind = endedAt === null ? Math.max(0, head - position) : 0;
    return { id, url, factNames: [...factNames], madeAt, endedAt, failures, trouble, behind };
  });
  return { items, next: page.next };
});

export const addWebhook = handle(contract.addWebhook, async ({ tx, input, actor, now, offers }) => {
  const { id, url, factNames } = input;
  if (!noticesSetting().mayCallInside && !(await leadsOutside(url))) {
    return refuse('webhook-address-not-allowed', { field: 'url' });
  }
  const known = new Set(offers.capabilities.flatMap(({ words }) => Object.keys(words.en.facts)));
  if (factNames.some((name) => !known.has(name))) return refuse('fact-not-known', { field: 'factNames' });
  if ((await webhooks.countActive(tx)) >= webhooks.MOST_WEBHOOKS) return refuse('too-many-webhooks');
  const plainKey = randomBytes(32).toString('base64url');
  const webhook = { id, url, factNames, plainKey, position: await findFactHead(tx) };
  if (!(await webhooks.saveNewWebhook(tx, webhook, { actorId: actorId(actor), now }))) {
    return refuse('webhook-exists-already');
  }
  return allow({ id, key: plainKey }, facts.webhookAdded(id, factNames));
});

export const endWebhook = handle(contract.endWebhook, async ({ tx, input, now }) => {
  if (!(await webhooks.saveEnded(tx, input.webhookId, now))) return refuse('webhook-not-found');
  return allow({ id: input.webhookId }, facts.webhookEnded(input.webhookId));
});
