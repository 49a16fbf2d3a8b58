import type { DueItem, DueQuestion } from '../../../platform/server/offers.ts';
import { rightCount } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { kindOf } from './kinds.ts';
import * as store from './store.ts';

const MOST = 10;

/** Sheets of mine that were read and wait for my word. */
export async function listDue({ tx, actor, locale }: DueQuestion): Promise<readonly DueItem[]> {
  if (actor.kind !== 'person') return [];
  const says = words[locale];
  return (await store.listReadyOf(tx, actor.personId, MOST)).map((one) => ({
    id: one.id,
    tag: { tone: 'waiting', text: says.states.ready },
    title: says.importOf(kindOf(one.kind).definition.words[locale].title),
    detail: says.found(rightCount(one), one.wrongCount),
    dueOn: null,
    step: { text: says.toImport, to: `/imports/${one.id}`, weight: 'quiet' },
  }));
}
