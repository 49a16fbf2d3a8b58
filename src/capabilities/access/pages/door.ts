import type { Page } from '../../../platform/pages/page.ts';
import { codePage } from './CodePage.tsx';
import { messagesPage } from './MessagesPage.tsx';
import { sessionsPage } from './SessionsPage.tsx';
import { signInPage } from './SignInPage.tsx';

export const accessPages: readonly Page[] = [signInPage, codePage, sessionsPage, messagesPage];
