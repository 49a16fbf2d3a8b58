import type { Call } from '../../../platform/server/handle.ts';
import { allIdsOf } from './door.ts';

/**
 * Whether rights out of the caller's reach hang on one of these persons. Who could give such a person another
 * telephone, or another record with one, could sign in as them.
 */
export async function hasRightsBeyond(
  { tx, actor, now, offers }: Pick<Call<never>, 'tx' | 'actor' | 'now' | 'offers'>,
  ids: readonly string[],
): Promise<boolean> {
  const personIds: string[] = [];
  for (const id of ids) personIds.push(...(await allIdsOf(tx, id)));
  for (const tie of offers.capabilities.flatMap((capability) => capability.ties ?? [])) {
    if (await tie.isBeyond?.({ tx, actor, personIds, now })) return true;
  }
  return false;
}
