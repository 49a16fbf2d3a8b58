import type { Page } from '../../../platform/pages/page.ts';
import { commitmentPage } from './CommitmentPage.tsx';
import { commitmentsPage } from './CommitmentsPage.tsx';

export { CommitmentTag } from './CommitmentTag.tsx';

export const commitmentsPages: readonly Page[] = [commitmentsPage, commitmentPage];
