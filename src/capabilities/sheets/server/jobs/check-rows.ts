import type { Doing } from '../../../../platform/server/handle.ts';
import type { JobWork } from '../../../../platform/server/jobs.ts';
import type { ImportedRow, RowProblem } from '../../../../platform/server/sheets/import-definition.ts';
import type { SheetImport } from '../../domain/model.ts';
import * as rules from '../../domain/rules.ts';
import { kindOf } from '../kinds.ts';
import * as store from '../store.ts';
import * as rowStore from '../store-rows.ts';
import { understandRow } from '../understand-row.ts';
import { checkContext } from './sender.ts';

const ROWS_AT_ONCE = 500;

/** Rows as the definition reads them, and what is wrong with the others. */
export type Judged = {
  readonly right: readonly ImportedRow<unknown>[];
  readonly problems: ReadonlyMap<number, readonly RowProblem[]>;
};

/** Reads staged rows again and looks them up: for the preview, and once more right before they are written. */
export async function judge(doing: Doing, one: SheetImport, rows: readonly rowStore.KeptRow[]): Promise<Judged> {
  const { definition } = kindOf(one.kind);
  const { reading } = one;
  if (!reading) throw new Error('Rows are judged after the headings were understood.');
  const problems = new Map<number, readonly RowProblem[]>();
  const readable: ImportedRow<unknown>[] = [];
  const keyIndexes = rows.flatMap(({ keyIndex }) => keyIndex ?? []);
  const firstRows = await rowStore.firstRowsByIndex(doing.tx, one.id, keyIndexes);
  for (const { rowNo, cells, keyIndex } of rows) {
    const understood = understandRow({ definition, reading, cells, now: doing.now });
    const first = keyIndex === null ? undefined : firstRows.get(keyIndex);
    if (!understood.ok) problems.set(rowNo, understood.problems);
    else if (first !== undefined && first < rowNo) {
      problems.set(rowNo, [{ column: null, code: 'twice-in-sheet', detail: { row: first } }]);
    } else readable.push({ rowNo, row: understood.row });
  }
  if (definition.check && readable.length > 0) {
    const found = await definition.check(checkContext(doing, one), readable);
    for (const [rowNo, each] of found) if (each.length > 0) problems.set(rowNo, each);
  }
  return { right: readable.filter(({ rowNo }) => !problems.has(rowNo)), problems };
}

export function asWrong(problems: Judged['problems']): rowStore.RowChange[] {
  return [...problems].map(([rowNo, each]) => ({ rowNo, state: 'wrong', problems: each, token: null }));
}

/** Checks what was staged, portion by portion, and says that the sheet can be looked at. */
export async function checkRows(work: JobWork, importId: string): Promise<void> {
  for (let isDone = false; !isDone;) {
    await work.write(async (doing) => {
      const { tx, now } = doing;
      const one = await store.findImportForUpdate(tx, importId);
      isDone = one?.state !== 'reading';
      if (!one || isDone) return [];
      const rows = await rowStore.listRows(tx, importId, { states: ['right'], after: one.cursor, limit: ROWS_AT_ONCE });
      if (rows.length > 0) {
        const { problems } = await judge(doing, one, rows);
        await rowStore.changeRows(tx, importId, asWrong(problems));
        const cursor = rows.at(-1)?.rowNo ?? one.cursor;
        await store.saveImport(tx, { ...one, cursor, wrongCount: one.wrongCount + problems.size });
        return [];
      }
      isDone = true;
      const decision = rules.finish(one, 'finish-reading', now);
      if (!decision.ok) return [];
      await store.saveImport(tx, decision.value);
      return decision.facts;
    });
  }
}
