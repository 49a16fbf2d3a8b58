import type { Page } from '../../../platform/pages/page.ts';

export const accessPages: readonly Page[] = [];
