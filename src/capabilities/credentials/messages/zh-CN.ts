export const zhCN = {
  name: '证书',
  refusals: {},
  facts: {},
};
