import type { Page } from '../../../platform/pages/page.ts';

export const privacyPages: readonly Page[] = [];
