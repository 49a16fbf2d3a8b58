import { civilDateOf } from '../../../kernel/days.ts';
import { answer } from '../../../platform/server/handle.ts';
import type { DueItem } from '../../../platform/server/offers.ts';
import * as contract from '../contract.ts';
import { byUrgency } from '../domain/urgency.ts';

/** More than this nobody does in a day; the rest shows when these are done. */
const MOST_ITEMS = 60;

const listToday = answer(contract.listToday, async ({ tx, actor, now, locale, offers }) => {
  const items: DueItem[] = [];
  for (const capability of offers.capabilities) {
    if (capability.due) items.push(...(await capability.due({ tx, actor, now, locale })));
  }
  return { today: civilDateOf(now), items: items.toSorted(byUrgency).slice(0, MOST_ITEMS) };
});

export const handlers = [listToday];
