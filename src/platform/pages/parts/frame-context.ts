import { createContext } from 'react';
import type { Locale } from '../../../kernel/words.ts';

/** What the parts need of the page they stand in: its language, and the place that starts every address. */
export type FrameHint = { readonly locale: Locale; readonly placeSlug: string | null };

export const FrameContext = createContext<FrameHint>({ locale: 'zh-CN', placeSlug: null });

/** The full address of a path within a place. Anchors, queries and addresses elsewhere stay as they are. */
export function addressIn(placeSlug: string | null, to: string): string {
  if (!to.startsWith('/') || placeSlug === null) return to;
  return to === '/' ? `/${placeSlug}` : `/${placeSlug}${to}`;
}
