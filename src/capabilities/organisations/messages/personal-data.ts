import type { Words } from '../../../kernel/words.ts';

const zhCN = {
  liaisons: '我担任过的联络员',
  liaisonsWhy: '哪个单位当时由谁联络，是单位的历史，保留，但不再有您的姓名。',
  organisation: '单位',
  post: '职务',
  from: '起',
  until: '止',
  heldBack: '您还是单位的联络员，请先由单位换人。',
};
const en: typeof zhCN = {
  liaisons: 'Organisations I was liaison of',
  liaisonsWhy: 'Who spoke for an organisation is its history; it stays without your name.',
  organisation: 'Organisation',
  post: 'Post',
  from: 'From',
  until: 'Until',
  heldBack: 'You are still the liaison of an organisation. Please let it name somebody else first.',
};

/** What a person reads about what is kept of them here. */
export const personalWords: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
