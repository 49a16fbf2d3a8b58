import { idsOf, isPerson, type Actor } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { findPersonsBehind } from '../../people/server/door.ts';

/**
 * Every id under which somebody may stand in the tables, with those by which the rules speak of them. Most people
 * have one id; who was merged has more, and each of them is the same person in a queue and at an hour.
 */
export type KnownAs = ReadonlyMap<string, readonly string[]>;

/** People who come themselves bring their ids along, so the rush asks the database nothing more. */
export function knownComers(actors: readonly Actor[]): KnownAs {
  return gather(actors.flatMap((actor) => (isPerson(actor) ? idsOf(actor).map((id) => [id, actor.personId]) : [])));
}

/** People on a list, who are spoken of as they stand there. */
export async function knownListed(tx: Tx, personIds: readonly string[]): Promise<KnownAs> {
  const behind = await findPersonsBehind(tx, personIds);
  return gather([...behind].flatMap(([asked, who]) => [who.personId, ...who.mergedIds].map((id) => [id, asked])));
}

export function bothKnown(one: KnownAs, other: KnownAs): KnownAs {
  return gather([...one, ...other].flatMap(([id, names]) => names.map((name) => [id, name])));
}

function gather(pairs: readonly (readonly string[])[]): KnownAs {
  const known = new Map<string, string[]>();
  for (const [id = '', name = ''] of pairs) known.set(id, [...(known.get(id) ?? []), name]);
  return known;
}

/** What was found under ids of the tables, as the rules speak of it. */
export function asKnown(known: KnownAs, ids: Iterable<string>): Set<string> {
  return new Set([...ids].flatMap((id) => known.get(id) ?? []));
}
