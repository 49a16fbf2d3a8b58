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
};
