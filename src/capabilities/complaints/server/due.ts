import { isPerson } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import type { DueItem, DueQuestion } from '../../../platform/server/offers.ts';
import { listOrganisationIds } from '../../organisations/server/door.ts';
import { kindsHandledBy } from '../domain/policy.ts';
import { words } from '../messages/words.ts';
import { listWaiting } from './store.ts';

const AT_MOST = 50;

/** Complaints that wait for somebody, the first due first. What was written is not shown before it is opened. */
export async function listDueComplaints({ tx, actor, now, locale }: DueQuestion): Promise<readonly DueItem[]> {
  if (!isPerson(actor)) return [];
  const kinds = kindsHandledBy(actor, await listOrganisationIds(tx, { rootsOnly: true }));
  if (kinds.length === 0) return [];
  const t = words[locale];
  const waiting = await listWaiting(tx, kinds, AT_MOST);
  return waiting.map((complaint) => ({
    id: complaint.id,
    tag:
      complaint.dueOn < civilDateOf(now)
        ? { tone: 'late', text: t.due.late }
        : { tone: complaint.state === 'in-hand' ? 'doing' : 'waiting', text: t.states[complaint.state] },
    title: t.due.title(t.kinds[complaint.kind], complaint.number),
    detail: t.due.detail,
    dueOn: complaint.dueOn,
    step: {
      text: complaint.state === 'in-hand' ? t.due.toAnswer : t.due.toTake,
      to: `/complaints/${complaint.id}`,
      weight: 'main',
    },
  }));
}
