import type { Fact } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import { personForgotten } from '../domain/facts.ts';
import { saveForgotten } from './store-forgetting.ts';
import { findRecord, openValue } from './store-records.ts';

/** Who somebody was, for whoever must keep it under lock. */
export type Identity = Readonly<Record<'name' | 'volunteerNo' | 'telephone' | 'paper' | 'birthOn', string | null>>;

/**
 * Takes away who these records belong to (SEC-07) and hands it to the caller, who seals it where the law asks for it
 * and drops it otherwise. The records stay, with their number, so that what was done still sums up.
 */
export async function forgetPerson(
  { tx }: Doing,
  personIds: readonly string[],
): Promise<{ readonly identity: Identity; readonly facts: readonly Fact[] }> {
  const [personId = ''] = personIds;
  const record = await findRecord(tx, personId);
  const identity: Identity = {
    name: record?.name ?? null,
    volunteerNo: record?.volunteerNo ?? null,
    telephone: await openValue(tx, personId, 'telephone'),
    paper: await openValue(tx, personId, 'paper'),
    birthOn: record?.birthOn ?? null,
  };
  await saveForgotten(tx, personIds);
  return { identity, facts: [personForgotten(personId)] };
}
