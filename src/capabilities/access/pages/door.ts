import type { Page } from '../../../platform/pages/page.ts';
import { codePage } from './CodePage.tsx';
import { demoClockPage } from './DemoClockPage.tsx';
import { firstPasswordPage } from './FirstPasswordPage.tsx';
import { identityPage, identityReturnPage } from './IdentityPages.tsx';
import { messagesPage } from './MessagesPage.tsx';
import { authenticatorPage, recoveryCodesPage } from './NewSecretsPages.tsx';
import { secondStepPage } from './SecondStepPage.tsx';
import { securityPage } from './SecurityPage.tsx';
import { sessionsPage } from './SessionsPage.tsx';
import { signInPage } from './SignInPage.tsx';
import { stepUpPage } from './StepUpPage.tsx';

export const accessPages: readonly Page[] = [
  demoClockPage,
  signInPage,
  codePage,
  secondStepPage,
  firstPasswordPage,
  identityPage,
  identityReturnPage,
  stepUpPage,
  securityPage,
  authenticatorPage,
  recoveryCodesPage,
  sessionsPage,
  messagesPage,
];
