import type { Page } from '../../../platform/pages/page.ts';

export const peoplePages: readonly Page[] = [];
