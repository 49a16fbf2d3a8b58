import type { zhCN } from './zh-CN.ts';

export const en: typeof zhCN = {
  name: 'Ledger of minutes',
  refusals: {
    'owner-not-yours': 'These entries belong to another organisation; you cannot read them.',
    'account-not-found': 'The account was not found.',
    'account-has-another-unit': 'The account counts another unit.',
    'lines-do-not-balance': 'The lines do not sum to zero.',
    'line-is-empty': 'One line has an amount of zero.',
    'balance-would-fall-below-floor': ({ floor, balance }) =>
      `This would leave a balance of ${balance}, below the floor of ${floor}, so it cannot be posted.`,
    'transaction-not-found': 'The transaction was not found.',
    'already-reversed': 'This transaction has been reversed already.',
    'reversal-is-final': 'A reversal cannot be reversed; post the amount anew.',
  },
  facts: {
    'ledger.account-opened': 'opened an account',
    'ledger.posted': 'posted a transaction',
    'ledger.reversed': 'reversed a transaction',
  },
  mine: {
    title: 'My hours in the ledger',
    lede: 'Every stretch of service is an entry. Entries are only added; a correction reverses one and writes it anew.',
    back: 'My service record',
    balance: 'Held',
    hours: 'hours',
    empty: 'There is nothing in the ledger yet.',
    emptyWhy: 'Your hours stand here once a roll call of volunteer service was countersigned.',
    on: 'Posted',
    reason: 'For',
    amount: 'Hours',
    after: 'Held after it',
    reversed: 'Reversal',
    reasons: { 'volunteer-service': 'Volunteer service' },
    seeRecord: 'See the record of each service',
  },
};
