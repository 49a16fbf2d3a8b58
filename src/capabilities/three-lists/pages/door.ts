import type { Page } from '../../../platform/pages/page.ts';
import { needPage } from './NeedPage.tsx';
import { needsPage } from './NeedsPage.tsx';

export { NeedCard } from './NeedCard.tsx';

export const threeListsPages: readonly Page[] = [needsPage, needPage];
