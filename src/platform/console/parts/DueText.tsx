import type { ReactNode } from 'react';
import type { CivilDate } from '../../../kernel/days.ts';
import { dueText, isLate } from '../day-text.ts';

/** How long is left, or how late it is; late is said in words and in brown-red, never by colour alone. */
export function DueText({ dueOn }: { readonly dueOn: CivilDate | null }): ReactNode {
  if (dueOn === null) return null;
  return <span className={isLate(dueOn) ? 'due late' : 'due'}>{dueText(dueOn)}</span>;
}
