import type { Page } from '../../../platform/pages/page.ts';

export const organisationsPages: readonly Page[] = [];
