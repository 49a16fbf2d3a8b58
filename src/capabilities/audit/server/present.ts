import type { z } from 'zod';
import type { Locale } from '../../../kernel/words.ts';
import type { Offers, StoredFact } from '../../../platform/server/offers.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { findPeople } from '../../people/server/door.ts';
import type { listFacts } from '../contract.ts';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

type FactShown = z.output<(typeof listFacts)['output']>['items'][number];
type Eyes = { readonly tx: Tx; readonly offers: Offers; readonly locale: Locale };

/** Facts with their sentences and with those who did them, masked. One look-up for all the people among them. */
export async function presentFacts({ tx, offers, locale }: Eyes, facts: readonly StoredFact[]): Promise<FactShown[]> {
  const ids = facts.flatMap((fact) => [
    ...(UUID.test(fact.actorId) ? [fact.actorId] : []),
    ...(fact.subject.kind === 'person' ? [fact.subject.id] : []),
  ]);
  const people = await findPeople(tx, [...new Set(ids)]);
  const whoIs = (id: string) => {
    const person = people.get(id);
    return person ? { personId: person.id, maskedName: person.maskedName, volunteerNo: person.volunteerNo } : null;
  };
  return facts.map((fact) => {
    const capability = offers.capabilities.find((each) => fact.name.startsWith(`${each.name}.`));
    return {
      id: fact.id,
      position: fact.position || null,
      at: fact.at,
      actorId: fact.actorId,
      actor: whoIs(fact.actorId),
      name: fact.name,
      sentence: capability?.words[locale].facts[fact.name] ?? fact.name,
      capabilityName: capability?.words[locale].name ?? '',
      subjectKind: fact.subject.kind,
      subjectId: fact.subject.id,
      subjectPerson: fact.subject.kind === 'person' ? whoIs(fact.subject.id) : null,
      detail: { ...fact.detail },
    };
  });
}
