import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import type { CommitmentCard } from '../contract.ts';
import { toneOf } from '../domain/tone.ts';
import { words } from '../messages/words.ts';

type CommitmentStateTagProps = { readonly card: Pick<CommitmentCard, 'state' | 'isOverdue'> };

export function CommitmentStateTag({ card }: CommitmentStateTagProps): ReactNode {
  const t = useWords(words);
  return <StateTag tone={toneOf(card)}>{t.states[card.state]}</StateTag>;
}
