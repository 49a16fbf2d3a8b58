import type { Page } from '../../../platform/pages/page.ts';
import { homePage } from './HomePage.tsx';
import { ownPage } from './OwnPage.tsx';

export const overviewPages: readonly Page[] = [homePage, ownPage];
