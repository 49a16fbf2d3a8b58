import type { Page } from '../../../platform/pages/page.ts';
import { agreementPage } from './AgreementPage.tsx';
import { agreementsPage } from './AgreementsPage.tsx';
import { clausePage } from './clause-page.ts';

export const agreementsPages: readonly Page[] = [agreementsPage, agreementPage, clausePage];
