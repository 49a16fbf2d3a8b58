export const zhCN = {
  name: '人员',
  refusals: { 'phone-already-registered': '这个手机号已经登记过了。' },
  facts: { 'people.registered': '登记了一个人' },
};
