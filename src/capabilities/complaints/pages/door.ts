import type { Page } from '../../../platform/pages/page.ts';
import { answerPage } from './AnswerPage.tsx';
import { lookUpPage } from './LookUpPage.tsx';
import { newComplaintPage } from './NewComplaintPage.tsx';

export const complaintsPages: readonly Page[] = [lookUpPage, newComplaintPage, answerPage];
