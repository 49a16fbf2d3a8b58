import type { PersonActor } from '../../../../kernel/actor.ts';
import type { Doing } from '../../../../platform/server/handle.ts';
import type { CheckContext } from '../../../../platform/server/sheets/import-definition.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { SheetImport } from '../../domain/model.ts';
import * as rowStore from '../store-rows.ts';

/** The person for whom rows are checked and written, with the rights held at the moment that counts. */
export function senderOf(tx: Tx, one: SheetImport): PersonActor {
  return { kind: 'person', tenantId: tx.tenantId, personId: one.sentBy, sessionId: one.id, grants: one.grants };
}

/** Doing in the name of the sender, in the transaction of a job. */
export function asSender(doing: Doing, one: SheetImport): Doing {
  return { ...doing, actor: senderOf(doing.tx, one) };
}

export function checkContext(doing: Doing, one: SheetImport): CheckContext {
  const { tx, now } = doing;
  return {
    tx,
    now,
    actor: senderOf(tx, one),
    findInSheet: (keys) => rowStore.findRowsByKey(tx, one.id, keys),
  };
}
