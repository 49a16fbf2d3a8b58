import type { Page } from '../../../platform/pages/page.ts';

export const auditPages: readonly Page[] = [];
