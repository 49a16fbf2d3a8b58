import type { Words } from '../../../kernel/words.ts';

const zhCN = {
  grants: '我担任过的角色',
  grantsWhy: '谁在什么时候有过什么权限，是依法要留的日志。',
  role: '角色',
  from: '起',
  until: '止',
  heldBack: '您还担任着角色，请先联系安全管理员收回。',
};
const en: typeof zhCN = {
  grants: 'Roles I held',
  grantsWhy: 'Who held which right and when is a log that the law asks for.',
  role: 'Role',
  from: 'From',
  until: 'Until',
  heldBack: 'You still hold a role. Please ask the security administrator to take it back first.',
};

/** What a person reads about what is kept of them here. */
export const personalWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
