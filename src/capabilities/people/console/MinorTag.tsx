import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { words } from '../messages/words.ts';

type Young = { readonly isUnder14: boolean; readonly isUnder18: boolean };

/** Says that somebody is a child or a minor, because then other rules hold. */
export function MinorTag({ person }: { readonly person: Young }): ReactNode {
  const t = useWords(words).console;
  if (!person.isUnder18) return null;
  return <StateTag tone="waiting">{person.isUnder14 ? t.under14 : t.under18}</StateTag>;
}
