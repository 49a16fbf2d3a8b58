import type { zhCN } from './zh-CN.ts';

export const en: typeof zhCN = {
  name: 'People',
  refusals: { 'phone-already-registered': 'This telephone number is registered already.' },
  facts: { 'people.registered': 'registered a person' },
};
