import type { Page } from '../../../platform/pages/page.ts';

export const commitmentsPages: readonly Page[] = [];
