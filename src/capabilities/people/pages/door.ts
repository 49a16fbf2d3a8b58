import type { Page } from '../../../platform/pages/page.ts';
import { profilePage } from './ProfilePage.tsx';

export const peoplePages: readonly Page[] = [profilePage];
