export const zhCN = {
  name: '通知',
  refusals: {},
  facts: {},
};
