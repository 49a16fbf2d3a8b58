/** `2026-08` as it is said. */
function month(text: string): string {
  return `${Number(text.slice(0, 4))}年${Number(text.slice(5))}月`;
}

export const zhCN = {
  name: '数字',
  refusals: {
    'figure-not-found': '没有这个数字。',
    'organisation-not-found': '没有这个单位。',
    'period-not-valid': '起止月份不对：结束月份不能早于开始月份，最长三年。',
    'rows-not-for-you': '明细只对负责这个单位的人开放，您可以看到总数和各月的数。',
  },
  facts: {},
  title: '数字',
  lede: '每个数字都有口径，都能点开看到它是由哪些记录加起来的。',
  wholePlace: '整个共建区域',
  definition: '口径',
  source: '数据表',
  monthText: month,
  periodText: (from: string, to: string) => {
    if (from === to) return month(from);
    return from.slice(0, 4) === to.slice(0, 4)
      ? `${month(from)}至${Number(to.slice(5))}月`
      : `${month(from)}至${month(to)}`;
  },
  scope: (name: string, period: string) => `${name} · ${period}`,
  byMonthUnit: (unit: string) => `单位：${unit}`,
  organisation: '单位',
  byMonth: '各月',
  month: '月份',
  value: '数值',
  rows: '明细',
  rowCount: (count: number) => (count > 0 ? `由 ${count} 条记录组成` : '这段时间没有记录'),
  rowsMasked: '这里只公开条数和各月的数，不公开任何人的姓名。负责这个单位的人登录后可以看明细。',
  notAdditive: '“人”按不同的人计算，各月相加会重复，不等于合计。',
  openInConsole: '看明细',
  from: '从',
  to: '到',
  date: '日期',
  what: '事项',
  who: '人',
  amount: '计入',
  sum: (text: string) => `合计 ${text}`,
  empty: '这段时间没有记录。',
};
