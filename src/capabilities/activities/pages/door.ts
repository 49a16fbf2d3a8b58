import type { Page } from '../../../platform/pages/page.ts';
import { activitiesPage } from './ActivitiesPage.tsx';
import { activityPage } from './ActivityPage.tsx';
import { myActivitiesPage } from './MyActivitiesPage.tsx';
import { myRecordPage } from './MyRecordPage.tsx';

export { ActivityCard } from './ActivityCard.tsx';

export const activitiesPages: readonly Page[] = [activitiesPage, activityPage, myActivitiesPage, myRecordPage];
