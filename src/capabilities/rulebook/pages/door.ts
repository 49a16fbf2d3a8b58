import type { Page } from '../../../platform/pages/page.ts';

export const rulebookPages: readonly Page[] = [];
