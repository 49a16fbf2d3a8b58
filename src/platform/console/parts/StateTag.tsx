import type { ReactNode } from 'react';

export type Tone = 'open' | 'doing' | 'waiting' | 'done' | 'late' | 'quiet';

/** The state of a thing: a word on a solid ground. */
export function StateTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return <span className={`state-tag ${tone}`}>{children}</span>;
}
