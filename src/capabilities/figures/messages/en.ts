import type { zhCN } from './zh-CN.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function month(text: string): string {
  return `${months[Number(text.slice(5)) - 1]} ${text.slice(0, 4)}`;
}

export const en: typeof zhCN = {
  name: 'Figures',
  refusals: {
    'figure-not-found': 'There is no such figure.',
    'organisation-not-found': 'There is no such organisation.',
    'period-not-valid': 'The months are not right: the end cannot lie before the start, and three years is the most.',
    'rows-not-for-you': 'The rows are open to those in charge of this organisation. You see the total and the months.',
  },
  facts: {},
  title: 'Figures',
  lede: 'Each figure says how it is counted and opens down to the records it is the sum of.',
  wholePlace: 'The whole area',
  definition: 'How it is counted',
  source: 'Table',
  monthText: month,
  periodText: (from, to) => (from === to ? month(from) : `${month(from)} to ${month(to)}`),
  scope: (name, period) => `${name} · ${period}`,
  byMonthUnit: (unit) => `In ${unit}`,
  organisation: 'Organisation',
  byMonth: 'By month',
  month: 'Month',
  value: 'Value',
  rows: 'Rows',
  rowCount: (count) =>
    count > 0 ? `Made of ${count} ${count === 1 ? 'record' : 'records'}` : 'There is no record in this period',
  rowsMasked:
    'The public page shows how many records there are and the months, without any name. Those in charge see the rows after signing in.',
  notAdditive: 'Persons are counted once each, so the months do not add up to the total.',
  openInConsole: 'See the rows',
  from: 'From',
  to: 'To',
  date: 'Date',
  what: 'What',
  who: 'Person',
  amount: 'Counts',
  sum: (text) => `Total ${text}`,
  empty: 'There is no record in this period.',
};
