import type { Page } from '../../../platform/pages/page.ts';
import { erasurePage } from './ErasurePage.tsx';
import { myConsentsPage } from './MyConsentsPage.tsx';
import { myDataPage } from './MyDataPage.tsx';
import { myRequestsPage } from './MyRequestsPage.tsx';
import { noticePage } from './NoticePage.tsx';
import { privacyPage } from './PrivacyPage.tsx';

export { AskConsent, isToBeAsked } from './AskConsent.tsx';

export const privacyPages: readonly Page[] = [
  privacyPage,
  noticePage,
  myConsentsPage,
  myDataPage,
  erasurePage,
  myRequestsPage,
];
