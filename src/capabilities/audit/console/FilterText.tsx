import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { words } from '../messages/words.ts';
import type { FactQuery } from './use-fact-filter.ts';
import { shortId } from './Who.tsx';

/** The filters in words, in the order of the screen. */
export function FilterText({ filter }: { readonly filter: FactQuery }): ReactNode {
  const { factsScreen: t, exports } = useWords(words);
  const parts: readonly (readonly [string, string | undefined])[] = [
    [t.fromDay, filter.fromDay],
    [t.toDay, filter.toDay],
    [t.capabilityFilter, filter.capability],
    [t.nameFilter, filter.name],
    [t.organisation, filter.organisationId && shortId(filter.organisationId)],
    [t.outcome, filter.outcome && t.outcomes[filter.outcome]],
    [t.volunteerNo, filter.volunteerNo],
    [t.subjectId, filter.subjectId && shortId(filter.subjectId)],
  ];
  const said = parts.filter(([, value]) => value !== undefined).map(([term, value]) => `${term} ${value}`);
  return said.length > 0 ? said.join(' · ') : exports.noFilter;
}
