type Detail = Readonly<Record<string, string | number>>;

export const zhCN = {
  name: '时长账本',
  refusals: {
    'owner-not-yours': '这些账目属于别的组织，您不能查看。',
    'account-not-found': '没有找到账户。',
    'account-has-another-unit': '账户的计量单位不同。',
    'lines-do-not-balance': '借贷两边合计不为零。',
    'line-is-empty': '有一行数量为零。',
    'balance-would-fall-below-floor': ({ floor, balance }: Detail) =>
      `记这一笔后余额为 ${balance}，低于下限 ${floor}，所以不能记。`,
    'transaction-not-found': '没有找到这一笔。',
    'already-reversed': '这一笔已经冲正过。',
    'reversal-is-final': '冲正不能再冲正，请重新记一笔。',
  },
  facts: {
    'ledger.account-opened': '开了账户',
    'ledger.posted': '记了一笔',
    'ledger.reversed': '冲正了一笔',
  },
  mine: {
    title: '我的时长账本',
    lede: '每一笔服务时长都记在账上，只增不改；更正时先冲正，再重记。',
    back: '我的服务记录',
    balance: '账上时长',
    hours: '小时',
    empty: '账上还没有时长。',
    emptyWhy: '参加志愿服务、点名核对以后，时长会记到这里。',
    on: '入账日期',
    reason: '事由',
    amount: '时长（小时）',
    after: '余额（小时）',
    reversed: '冲正',
    reasons: { 'volunteer-service': '志愿服务' } as Readonly<Record<string, string>>,
    seeRecord: '看每一次服务的记录',
  },
};
