import type { Tx } from '../../../platform/server/transaction.ts';
import type { Organisation } from '../domain/model.ts';
import { isSlip, type OtherName } from '../domain/names.ts';
import * as store from './store.ts';

/** What anybody may see of an organisation. */
export const shown = (organisation: Organisation) => ({ ...organisation, depth: organisation.lineage.length - 1 });

export const shownName = (name: OtherName) => ({ ...name, isSlip: isSlip(name) });

/** Ids with their names; one that is not there is left out. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<(id: string) => { id: string; name: string }> {
  const names = new Map((await store.listByIds(tx, ids)).map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? '' });
}
