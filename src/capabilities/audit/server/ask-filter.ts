import type { z } from 'zod';
import { addDays, instantAt } from '../../../kernel/days.ts';
import type { FactFilter } from '../../../platform/server/fact-search.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { listSubtreeIds } from '../../organisations/server/door.ts';
import { allIdsOf, findPeopleByVolunteerNo } from '../../people/server/door.ts';
import type { factFilterFields } from '../contract.ts';

export type AskedFilter = z.output<z.ZodObject<typeof factFilterFields>>;

/** What the auditor typed, as the search understands it: days become moments, a number becomes a person. */
export async function understandFilter(tx: Tx, asked: AskedFilter): Promise<FactFilter> {
  return {
    names: asked.name === undefined ? undefined : asked.name.split(','),
    capability: asked.capability,
    subjectId: asked.subjectId,
    outcome: asked.outcome,
    fromAt: asked.fromDay && instantAt(asked.fromDay),
    untilAt: asked.toDay && instantAt(addDays(asked.toDay, 1)),
    actorIds: asked.volunteerNo === undefined ? undefined : await idsOf(tx, asked.volunteerNo),
    organisationIds: asked.organisationId === undefined ? undefined : await listSubtreeIds(tx, asked.organisationId),
  };
}

/** A number that nobody has finds nothing, rather than everything. */
async function idsOf(tx: Tx, typed: string): Promise<readonly string[]> {
  const volunteerNo = typed.toUpperCase();
  const person = (await findPeopleByVolunteerNo(tx, [volunteerNo])).get(volunteerNo);
  return person ? allIdsOf(tx, person.id) : [];
}
