import { addDays, civilDateOf, type CivilDate } from '../../../kernel/days.ts';
import { countText } from '../../../kernel/quantity.ts';
import type { Locale } from '../../../kernel/words.ts';
import type { DueItem, DueQuestion } from '../../../platform/server/offers.ts';
import { isOverdue, waitingFor, type Waiting } from '../domain/due.ts';
import type { CommitmentAction, Matter } from '../domain/model.ts';
import { mayTake } from '../domain/policy.ts';
import { words } from '../messages/words.ts';
import { completeMatters, listReach, organisationOf, type Organisations } from './matters.ts';
import { listWaiting } from './store-lists.ts';

/** How many days before its due day a promise shows up on the provider's first screen. */
const AHEAD_DAYS = 14;
const SHOWN = 50;

/** What is shown before what, once the late ones stand in front. */
const order: readonly CommitmentAction[] = [
  'accept',
  'close-out',
  'accept-claim',
  'reopen',
  'report-done',
  'add-evidence',
  'record-fulfilment',
  'start',
  'follow-up',
];

type Waited = { readonly matter: Matter; readonly waiting: Waiting; readonly isLate: boolean };

function toneOf({ waiting, isLate }: Waited): DueItem['tag']['tone'] {
  if (isLate) return 'late';
  if (['accept', 'close-out', 'reopen'].includes(waiting.action)) return 'waiting';
  return waiting.action === 'accept-claim' ? 'open' : 'doing';
}

function asItem(waited: Waited, organisations: Organisations, locale: Locale, today: CivilDate): DueItem {
  const { matter, waiting, isLate } = waited;
  const says = words[locale].due;
  const { action } = waiting;
  const name = (id: string) => organisationOf(organisations, id).shortName;
  const amount = words[locale].quantity(countText(matter.quantity.amount), matter.quantity.unit);
  const papers = action === 'accept' || action === 'close-out' ? says.papers(matter.evidence.length) : '';
  const told = says.promise(name(matter.providerOrganisationId), name(matter.requesterOrganisationId), amount) + papers;
  const isOurs = waiting.by.includes('provider');
  const sayings: { tags: Readonly<Record<string, string>>; steps: Readonly<Record<string, string>> } = says;
  return {
    id: matter.id,
    tag: { tone: toneOf(waited), text: isOverdue(matter, today) ? says.tags.overdue : (sayings.tags[action] ?? '') },
    title: matter.title,
    detail: action === 'follow-up' ? says.followUp : told,
    dueOn: waiting.dueOn,
    step: {
      text: sayings.steps[action] ?? '',
      to: `/commitments/${matter.id}?step=${action}`,
      weight: isLate || !(isOurs || action === 'follow-up') ? 'main' : 'quiet',
    },
  };
}

function byUrgency(one: Waited, other: Waited): number {
  if (one.isLate !== other.isLate) return one.isLate ? -1 : 1;
  const rank = order.indexOf(one.waiting.action) - order.indexOf(other.waiting.action);
  return rank || one.waiting.dueOn.localeCompare(other.waiting.dueOn);
}

/** What waits for the actor: only steps the policy would let this very person take now. */
export async function listDue({ tx, actor, now, locale }: DueQuestion): Promise<readonly DueItem[]> {
  const today = civilDateOf(now);
  const waiters = {
    clerkOf: await listReach(tx, actor, ['clerk']),
    coordinatorOf: await listReach(tx, actor, ['coordinator']),
  };
  if (waiters.clerkOf.length + waiters.coordinatorOf.length === 0) return [];
  const rows = await listWaiting(tx, waiters, { today, horizon: addDays(today, AHEAD_DAYS) });
  const { matters, organisations } = await completeMatters(tx, rows);
  return matters
    .flatMap((matter): Waited[] => {
      const waiting = waitingFor(matter);
      if (!waiting || !mayTake(actor, matter, waiting.action).ok) return [];
      // A second look has its day, but nobody is late with it.
      return [{ matter, waiting, isLate: waiting.action !== 'follow-up' && waiting.dueOn < today }];
    })
    .sort(byUrgency)
    .slice(0, SHOWN)
    .map((waited) => asItem(waited, organisations, locale, today));
}
