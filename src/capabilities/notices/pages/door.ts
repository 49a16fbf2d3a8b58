import type { Page } from '../../../platform/pages/page.ts';
import { mailsPage } from './MailsPage.tsx';
import { noticesPage } from './NoticesPage.tsx';
import { noticeSettingsPage } from './NoticeSettingsPage.tsx';

export const noticesPages: readonly Page[] = [noticesPage, noticeSettingsPage, mailsPage];
