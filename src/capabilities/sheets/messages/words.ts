import type { Words } from '../../../kernel/words.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

export const words: Words<typeof zhCN> = { 'zh-CN': zhCN, en };
