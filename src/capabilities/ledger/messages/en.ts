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
};
