import type { Locale } from '../../../kernel/words.ts';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import type { CommitmentCard } from '../contract.ts';
import { toneOf } from '../domain/tone.ts';
import { words } from '../messages/words.ts';

type CommitmentTagProps = { readonly card: Pick<CommitmentCard, 'state' | 'isOverdue'>; readonly locale: Locale };

/** How a commitment stands; one whose day has passed says that first. */
export function CommitmentTag({ card, locale }: CommitmentTagProps) {
  const t = words[locale];
  return <Tag tone={toneOf(card)}>{card.isOverdue ? t.publicPages.overdue : t.states[card.state]}</Tag>;
}
