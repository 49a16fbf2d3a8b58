import { holdsAnywhere } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import type { DueItem, DueQuestion } from '../../../platform/server/offers.ts';
import { listOrganisationIds } from '../../organisations/server/door.ts';
import { approveRule } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import { listLiving } from './store.ts';

/** Proposals of others that wait for the word of this person. */
export async function due({ tx, actor, now, locale }: DueQuestion): Promise<readonly DueItem[]> {
  if (!holdsAnywhere(actor, 'system-administrator') && !holdsAnywhere(actor, 'coordinator')) return [];
  const rootIds = await listOrganisationIds(tx, { rootsOnly: true });
  const around = { actor, rootIds, now, today: civilDateOf(now) };
  const t = words[locale];
  return (await listLiving(tx))
    .filter((rule) => rule.state === 'proposed' && approveRule(around, rule).ok)
    .slice(0, 20)
    .map((rule) => ({
      id: rule.id,
      tag: { tone: 'waiting', text: t.states.proposed },
      title: rule.title,
      detail: t.subjects[rule.subject].name,
      dueOn: rule.inForceFrom,
      step: { text: t.read, to: `/rules/${rule.subject}`, weight: 'main' },
    }));
}
