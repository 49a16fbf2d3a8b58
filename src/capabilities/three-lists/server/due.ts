import { holds, isPerson } from '../../../kernel/actor.ts';
import { addDays, civilDateOf } from '../../../kernel/days.ts';
import type { DueItem, DueQuestion } from '../../../platform/server/offers.ts';
import { findOrganisations } from '../../organisations/server/door.ts';
import type { NeedMatter } from '../domain/model.ts';
import { mayTake } from '../domain/policy.ts';
import { words } from '../messages/words.ts';
import { listDeskOrganisationIds } from './handlers/read-needs.ts';
import * as store from './store.ts';

/** Days a submitted need may wait for its review before it is called late. Our own custom (grade D). */
const REVIEW_WITHIN_DAYS = 3;

/** What waits for me: needs to be published, and my own that came back. */
export async function listDueNeeds({ tx, actor, now, locale }: DueQuestion): Promise<readonly DueItem[]> {
  if (!isPerson(actor)) return [];
  const organisationIds = await listDeskOrganisationIds(tx, actor);
  const filter = { organisationIds, states: ['pending-review', 'draft'] as const };
  const needs = await store.listNeedsOf(tx, filter, { after: null, limit: 100 });
  const organisations = await findOrganisations(tx, [...new Set(needs.map((need) => need.organisationId))]);
  const items = needs.flatMap((need) => {
    const requester = organisations.get(need.organisationId);
    if (!requester) return [];
    const matter = { ...need, requester };
    if (mayTake(actor, matter, 'publish').ok) return [toPublish(matter, requester.name, { now, locale })];
    const cameBack = need.state === 'draft' && need.reason !== null && holds(actor, 'clerk', requester);
    return cameBack ? [toRevise(matter, { locale })] : [];
  });
  return items.toSorted((one, other) => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9')).slice(0, 50);
}

function toPublish(
  need: NeedMatter,
  requesterName: string,
  { now, locale }: Pick<DueQuestion, 'now' | 'locale'>,
): DueItem {
  const t = words[locale].due;
  const dueOn = addDays(civilDateOf(need.submittedAt ?? now), REVIEW_WITHIN_DAYS);
  const isLate = dueOn < civilDateOf(now);
  return {
    id: need.id,
    tag: isLate ? { tone: 'late', text: t.reviewLate } : { tone: 'waiting', text: t.review },
    title: need.title,
    detail: t.submittedBy(requesterName),
    dueOn,
    step: { text: t.toReview, to: `/needs/${need.id}`, weight: 'main' },
  };
}

function toRevise(need: NeedMatter, { locale }: Pick<DueQuestion, 'locale'>): DueItem {
  const t = words[locale].due;
  return {
    id: need.id,
    tag: { tone: 'waiting', text: t.returned },
    title: need.title,
    detail: t.returnedBecause(need.reason ?? ''),
    dueOn: null,
    step: { text: t.toRevise, to: `/needs/${need.id}`, weight: 'quiet' },
  };
}
