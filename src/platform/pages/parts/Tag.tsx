import type { ReactNode } from 'react';

/** How things stand. The word on the tag says it; the colour only helps. */
export type Tone = 'open' | 'doing' | 'waiting' | 'done' | 'late' | 'quiet';

export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`tag tone-${tone}`}>{children}</span>;
}
