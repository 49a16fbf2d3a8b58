import type { PersonTie } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import * as store from './store/ties.ts';

const wordsOf = (tie: keyof (typeof words)['zh-CN']['ties']) => ({
  'zh-CN': words['zh-CN'].ties[tie],
  en: words.en.ties[tie],
});

/** What hangs on persons here. Nobody stands twice in one queue, and nobody is in two places at one hour. */
export const activityTies: readonly PersonTie[] = [
  {
    name: 'sign-ups',
    words: wordsOf('signUps'),
    count: store.countSignUpsOf,
    async keepsApart({ tx, oneId, otherId }) {
      return (await store.haveBothSignedUp(tx, oneId, otherId)) ? 'both-in-one-activity' : undefined;
    },
  },
  {
    name: 'service-records',
    words: wordsOf('records'),
    count: store.countRecordsOf,
    async keepsApart({ tx, oneId, otherId }) {
      return (await store.wereBothThere(tx, oneId, otherId)) ? 'both-served-at-once' : undefined;
    },
  },
];
