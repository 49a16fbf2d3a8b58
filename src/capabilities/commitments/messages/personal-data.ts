import type { Words } from '../../../kernel/words.ts';

const zhCN = {
  steps: '我经手的承诺',
  stepsWhy: '谁办过哪一步是承诺的凭据，保留，但不再有您的姓名。',
  on: '日期',
  ledgerNo: '编号',
  title: '承诺',
  action: '办了什么',
};
const en: typeof zhCN = {
  steps: 'Commitments I worked on',
  stepsWhy: 'Who took which step is evidence of the commitment; it stays without your name.',
  on: 'Day',
  ledgerNo: 'Number',
  title: 'Commitment',
  action: 'Step',
};

/** What a person reads about what is kept of them here. */
export const personalWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
