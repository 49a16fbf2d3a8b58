import type { Words } from '../../../kernel/words.ts';

const zhCN = {
  entries: '我的时长账本',
  entriesWhy: '每一笔时长都来自志愿服务记录，随它一起锁定保存。',
  on: '日期',
  reason: '事由',
  amount: '分钟',
  balance: '余额',
};
const en: typeof zhCN = {
  entries: 'My ledger of hours',
  entriesWhy: 'Every entry comes from a record of service and is locked with it.',
  on: 'Day',
  reason: 'Reason',
  amount: 'Minutes',
  balance: 'Balance',
};

/** What a person reads about what is kept of them here. */
export const personalWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
