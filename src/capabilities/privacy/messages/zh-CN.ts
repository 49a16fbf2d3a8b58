export const zhCN = {
  name: '个人信息保护',
  refusals: {},
  facts: {},
};
