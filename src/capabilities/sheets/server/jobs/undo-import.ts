import { storeFacts } from '../../../../platform/server/facts.ts';
import type { Doing } from '../../../../platform/server/handle.ts';
import type { Job } from '../../../../platform/server/jobs.ts';
import type { RowUndone } from '../../../../platform/server/sheets/import-definition.ts';
import type { SheetImport } from '../../domain/model.ts';
import * as rules from '../../domain/rules.ts';
import { kindOf } from '../kinds.ts';
import * as store from '../store.ts';
import * as rowStore from '../store-rows.ts';
import { ImportPayload } from './payload.ts';
import { asSender } from './sender.ts';

const ROWS_AT_ONCE = 500;

/** Takes back what a sheet made, from its last row, a portion in each transaction. What was used since stays. */
export const undoImport: Job = {
  name: 'sheets.undo-import',
  async run(work, payload) {
    const { importId } = ImportPayload.parse(payload);
    for (let isDone = false; !isDone;) {
      await work.write(async (doing) => {
        const { tx, now } = doing;
        const one = await store.findImportForUpdate(tx, importId);
        isDone = one?.state !== 'undoing';
        if (!one || isDone) return [];
        const rows = await rowStore.listWrittenBackwards(tx, importId, { before: one.cursor, limit: ROWS_AT_ONCE });
        if (rows.length > 0) {
          await undoRows(doing, one, rows);
          return [];
        }
        isDone = true;
        const decision = rules.finish(one, 'finish-undoing', now);
        if (!decision.ok) return [];
        await store.saveImport(tx, decision.value);
        return decision.facts;
      });
    }
  },
};

async function undoRows(doing: Doing, one: SheetImport, rows: readonly rowStore.MadeRow[]): Promise<void> {
  const { tx, now } = doing;
  const { definition } = kindOf(one.kind);
  if (!definition.undo) throw new Error(`${definition.name} cannot be undone.`);
  const sender = asSender(doing, one);
  const undone = await definition.undo(sender, rows);
  if (undone.length !== rows.length) throw new Error(`${definition.name} left a row without an answer.`);
  const facts = undone.flatMap((each) => (each.ok ? each.facts : []));
  await storeFacts(
    tx,
    facts.map((fact) => ({ fact, actor: sender.actor })),
    now,
  );
  const changes = rows.map((row, index) => changeOf(row, undone[index] as RowUndone));
  await rowStore.changeRows(tx, one.id, changes);
  const undoneCount = changes.filter(({ state }) => state === 'undone').length;
  await store.saveImport(tx, {
    ...one,
    cursor: rows.at(-1)?.rowNo ?? one.cursor,
    writtenCount: one.writtenCount - undoneCount,
    undoneCount: one.undoneCount + undoneCount,
    keptCount: one.keptCount + changes.length - undoneCount,
  });
}

function changeOf({ rowNo, token }: rowStore.MadeRow, undone: RowUndone): rowStore.RowChange {
  return undone.ok
    ? { rowNo, state: 'undone', problems: [], token }
    : { rowNo, state: 'kept', problems: [{ column: null, code: undone.code, detail: undone.detail ?? {} }], token };
}
