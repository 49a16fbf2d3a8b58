import type { Page } from '../../../platform/pages/page.ts';
import { codePage } from './CodePage.tsx';
import { messagesPage } from './MessagesPage.tsx';
import { sessionsPage } from './SessionsPage.tsx';
import { signInPage } from './SignInPage.tsx';
import { demoClockPage } from './DemoClockPage.tsx';

export const accessPages: readonly Page[] = [demoClockPage, signInPage, codePage, sessionsPage, messagesPage];
