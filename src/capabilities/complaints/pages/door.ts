import type { Page } from '../../../platform/pages/page.ts';

export const complaintsPages: readonly Page[] = [];
