import type { Page } from '../../../platform/pages/page.ts';
import { myCredentialsPage } from './MyCredentialsPage.tsx';
import { verifyNumberPage, verifyPage } from './VerifyPage.tsx';

export const credentialsPages: readonly Page[] = [verifyPage, verifyNumberPage, myCredentialsPage];
