import { addMinutes } from '../../../kernel/days.ts';
import { findFactHead } from '../../../platform/server/fact-head.ts';
import { listFactsAfter } from '../../../platform/server/facts.ts';
import { askJob, type Job, type JobWork } from '../../../platform/server/jobs.ts';
import type { StoredFact } from '../../../platform/server/offers.ts';
import { leadsOutside } from '../../../platform/server/outside-address.ts';
import type { Round } from '../../../platform/server/rounds.ts';
import { postSigned } from '../../../platform/server/signed-post.ts';
import * as facts from '../domain/facts.ts';
import { noticesSetting } from './setting.ts';
import * as store from './store-webhooks.ts';

const AT_ONCE = 100;
const LONGEST_WAIT_MINUTES = 6 * 60;
/** About four days of trying. */
const MOST_FAILURES = 24;

/** Tells each webhook the facts it asked for, in their order, each until it was taken. */
export const callWebhooks: Job = {
  name: 'notices.call-webhooks',
  async run(work) {
    const due = await work.read(async (tx) => store.listDue(tx, await findFactHead(tx), work.now()));
    for (const id of due) await callOne(work, id);
  },
};

export const webhookRound: Round = {
  name: 'notices.webhooks',
  everyMinutes: 1,
  async apply(doing) {
    const due = await store.listDue(doing.tx, await findFactHead(doing.tx), doing.now);
    if (due.length > 0) await askJob(doing, callWebhooks.name, {}, { key: 'webhooks' });
    return [];
  },
};

async function callOne(work: JobWork, id: string): Promise<void> {
  let webhook: store.Webhook | undefined;
  await work.write(async ({ tx, now }) => {
    webhook = await store.takeWebhook(tx, id, now);
    return [];
  });
  if (!webhook) return;
  let { position } = webhook;
  let trouble: string | null = null;
  for (let more = true; more && trouble === null;) {
    const next = await work.read((tx) => listFactsAfter(tx, position, AT_ONCE));
    more = next.length === AT_ONCE;
    for (const fact of next) {
      trouble = webhook.factNames.includes(fact.name) ? await tell(work, webhook, fact) : null;
      if (trouble !== null) break;
      position = fact.position;
    }
    await rest(work, webhook, { position, trouble, isDone: !more || trouble !== null });
  }
}

/** What the receiver answered when it did not take the fact; null when it did. */
async function tell(work: JobWork, webhook: store.Webhook, fact: StoredFact): Promise<string | null> {
  const { id, at, name, subject, position } = fact;
  // What somebody typed as a reason stays here: other systems get ids and numbers.
  const { reason: _reason, ...detail } = fact.detail;
  const body = { place: work.place.slug, id, position, at, name, subject, detail };
  try {
    if (!noticesSetting().mayCallInside && !(await leadsOutside(webhook.url))) {
      return 'The address does not lead outside.';
    }
    await postSigned({ url: webhook.url, key: webhook.key(), id, body });
    return null;
  } catch (error) {
    return (error as Error).message.slice(0, 200);
  }
}

type Reached = { readonly position: number; readonly trouble: string | null; readonly isDone: boolean };

async function rest(work: JobWork, webhook: store.Webhook, { position, trouble, isDone }: Reached): Promise<void> {
  const failures = trouble === null ? 0 : webhook.failures + 1;
  const wait = trouble === null ? 0 : Math.min(2 ** webhook.failures, LONGEST_WAIT_MINUTES);
  await work.write(async ({ tx, now }) => {
    const nextTryAt = addMinutes(now, isDone ? wait : 5);
    await store.saveProgress(tx, webhook.id, { position, failures, nextTryAt, trouble });
    if (failures < MOST_FAILURES) return [];
    await store.saveEnded(tx, webhook.id, now);
    return [facts.webhookStopped(webhook.id)];
  });
}
