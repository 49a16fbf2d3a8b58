import type { Page } from '../../../platform/pages/page.ts';
import { bulletinPage } from './BulletinPage.tsx';
import { bulletinsPage } from './BulletinsPage.tsx';

export const bulletinsPages: readonly Page[] = [bulletinsPage, bulletinPage];
