import type { Words } from '../../../kernel/words.ts';

const zhCN = {
  told: '收到过的提醒',
  toldWhy: '提醒、接收方式和邮箱只为通知您而存，注销时一并删除。',
  on: '日期',
  title: '内容',
  mail: '接收提醒的邮箱',
};
const en: typeof zhCN = {
  told: 'Notices I received',
  toldWhy:
    'Notices, ways of telling and the mail address serve to tell you things only and are deleted with the account.',
  on: 'Day',
  title: 'What',
  mail: 'Mail address for notices',
};

/** What a person reads about what is kept of them here. */
export const personalWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
