import type { Page } from '../../../platform/pages/page.ts';
import { checkpointPage } from './CheckpointPage.tsx';
import { checkpointsPage } from './CheckpointsPage.tsx';

export const auditPages: readonly Page[] = [checkpointsPage, checkpointPage];
