import { civilDateOf, daysOfMonth } from '../../../kernel/days.ts';
import { figuresOf, measure } from '../../../platform/server/figure-offers.ts';
import { answer } from '../../../platform/server/handle.ts';
import type { DueItem } from '../../../platform/server/offers.ts';
import { listOrganisationIds } from '../../organisations/server/door.ts';
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

const getYear = answer(contract.getYear, async ({ tx, now, locale, offers }) => {
  const to = civilDateOf(now).slice(0, 7);
  const from = `${to.slice(0, 4)}-01`;
  const days = { from: daysOfMonth(from).first, to: daysOfMonth(to).last };
  const organisationIds = await listOrganisationIds(tx);
  const figures = [];
  for (const figure of figuresOf(offers)) {
    const { text } = await measure(tx, figure, { organisationIds, ...days });
    figures.push({ id: figure.id, unit: figure.words[locale].unit, text });
  }
  return { from, to, figures };
});

export const handlers = [listToday, getYear];
