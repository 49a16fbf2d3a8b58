import type { Locale } from '../../../kernel/words.ts';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import type { NeedCard } from '../contract.ts';
import { standingOf } from '../domain/standing.ts';
import { words } from '../messages/words.ts';

type NeedTagProps = { readonly need: Pick<NeedCard, 'state' | 'coverage'>; readonly locale: Locale };

export function NeedTag({ need, locale }: NeedTagProps) {
  const t = words[locale];
  const { tone, isUnderWay } = standingOf(need);
  return <Tag tone={tone}>{isUnderWay ? t.underWay : t.states[need.state]}</Tag>;
}
