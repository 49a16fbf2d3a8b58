import type { zhCN } from './zh-CN.ts';

export const en: typeof zhCN = {
  name: 'Record and proof',
  refusals: {
    'place-not-yours': 'The record covers the whole place; only its auditor may read it.',
  },
  facts: {},
  factsScreen: {
    title: 'What was done',
    lede: 'Who did what and when. Entries are only added; nobody can change or remove one.',
    at: 'Time',
    actor: 'By',
    what: 'What',
    subject: 'Of',
    room: 'Area',
    nameFilter: 'Only this kind',
    all: 'All',
    product: 'The product',
    stranger: 'Somebody not signed in',
    detail: 'Detail',
    subjects: {
      person: 'person',
      organisation: 'organisation',
      'one-time-code': 'one-time code',
      'sign-in': 'sign-in',
      commitment: 'commitment',
      activity: 'activity',
      account: 'account',
      'ledger-transaction': 'ledger entry',
      agreement: 'agreement',
      need: 'need',
      bulletin: 'bulletin',
    },
    empty: 'There is no such entry.',
  },
};
