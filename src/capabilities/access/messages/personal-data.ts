import type { Words } from '../../../kernel/words.ts';

const zhCN = {
  sessions: '登录的设备',
  sessionsWhy: '登录记录、密码、验证方式都会停用并删除，以后不能再用它们登录。',
  madeAt: '登录时间',
  seenAt: '最近使用',
};
const en: typeof zhCN = {
  sessions: 'Where I am signed in',
  sessionsWhy:
    'Sessions, password and other means of signing in end and are deleted; none of them opens anything again.',
  madeAt: 'Signed in',
  seenAt: 'Last used',
};

/** What a person reads about what is kept of them here. */
export const personalWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
