import type { Page } from '../../../platform/pages/page.ts';
import { homePage } from './HomePage.tsx';

export const overviewPages: readonly Page[] = [homePage];
