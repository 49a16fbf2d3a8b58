import type { Page } from '../../../platform/pages/page.ts';
import { figurePage } from './FigurePage.tsx';

export const figuresPages: readonly Page[] = [figurePage];
