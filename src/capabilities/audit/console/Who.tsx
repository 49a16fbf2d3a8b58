import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import type { ItemOf } from '../../../platform/console/use-read.ts';
import type { listFacts } from '../contract.ts';
import { words } from '../messages/words.ts';

export type FactRow = ItemOf<typeof listFacts>;

/** Ids made in the same moment begin alike; they differ at their end. */
export const shortId = (id: string): string => `…${id.slice(-6)}`;

/** Who did it: masked, with the number by which those who may can look the person up. */
export function Who({ fact }: { readonly fact: FactRow }): ReactNode {
  const t = useWords(words).factsScreen;
  if (fact.actor) return `${fact.actor.maskedName} ${fact.actor.volunteerNo}`;
  if (fact.actorId === 'stranger') return t.stranger;
  const name = fact.actorId.startsWith('system:') ? t.product : t.someone;
  return <span title={fact.actorId}>{name}</span>;
}

/** What it was done to, by its kind and the end of its id. */
export function Subject({ fact }: { readonly fact: FactRow }): ReactNode {
  const t = useWords(words).factsScreen;
  const kind = t.subjects[fact.subjectKind] ?? fact.subjectKind;
  const person = fact.subjectPerson;
  if (person) return `${kind} ${person.maskedName} ${person.volunteerNo}`;
  return (
    <span title={fact.subjectId}>
      {kind} {shortId(fact.subjectId)}
    </span>
  );
}
