import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import type { NeedCard } from '../contract.ts';
import { standingOf } from '../domain/standing.ts';
import { words } from '../messages/words.ts';

export function NeedTag({ need }: { readonly need: Pick<NeedCard, 'state' | 'coverage'> }): ReactNode {
  const t = useWords(words);
  const { tone, isUnderWay } = standingOf(need);
  return <StateTag tone={tone}>{isUnderWay ? t.underWay : t.states[need.state]}</StateTag>;
}
