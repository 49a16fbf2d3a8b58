import type { Page } from '../../../platform/pages/page.ts';

export const noticesPages: readonly Page[] = [];
