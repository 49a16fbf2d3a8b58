import type { Words } from '../../../kernel/words.ts';

const zhCN = {
  signUps: '我的报名',
  signUpsWhy: '活动办过、来了多少人要能对得上，所以保留，但不再有您的姓名。',
  records: '我的志愿服务记录',
  recordsWhy: '国家标准要求志愿服务记录至少保存十年。',
  activity: '活动',
  on: '日期',
  place: '地点',
  state: '报名情况',
  states: { confirmed: '已报上', waiting: '候补', withdrawn: '已退出' } as Readonly<Record<string, string>>,
  content: '内容',
  minutes: '时长（分钟）',
  heldBack: '您还报着没有开始的活动，请先退出。',
};
const en: typeof zhCN = {
  signUps: 'My sign-ups',
  signUpsWhy: 'How many came to an activity must still sum up, so they stay without your name.',
  records: 'My volunteer service',
  recordsWhy: 'The national standard asks to keep records of volunteer service for at least ten years.',
  activity: 'Activity',
  on: 'Day',
  place: 'Place',
  state: 'Sign-up',
  states: { confirmed: 'confirmed', waiting: 'waiting', withdrawn: 'withdrawn' },
  content: 'Content',
  minutes: 'Minutes',
  heldBack: 'You hold a place in an activity that has not begun. Please give it back first.',
};

/** What a person reads about what is kept of them here. */
export const personalWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
