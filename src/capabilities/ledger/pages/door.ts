import type { Page } from '../../../platform/pages/page.ts';
import { myLedgerPage } from './MyLedgerPage.tsx';

export const ledgerPages: readonly Page[] = [myLedgerPage];
