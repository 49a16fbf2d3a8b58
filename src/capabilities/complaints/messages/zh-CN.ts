export const zhCN = {
  name: '投诉与建议',
  refusals: {},
  facts: {},
};
