export const zhCN = {
  name: '规则库',
  refusals: {},
  facts: {},
};
