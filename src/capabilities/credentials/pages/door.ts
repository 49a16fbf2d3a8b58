import type { Page } from '../../../platform/pages/page.ts';

export const credentialsPages: readonly Page[] = [];
