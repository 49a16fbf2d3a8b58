import { storeFacts } from '../../../../platform/server/facts.ts';
import type { Doing } from '../../../../platform/server/handle.ts';
import type { Job, JobWork } from '../../../../platform/server/jobs.ts';
import type { ImportedRow, RowWritten } from '../../../../platform/server/sheets/import-definition.ts';
import type { SheetImport } from '../../domain/model.ts';
import * as rules from '../../domain/rules.ts';
import { kindOf } from '../kinds.ts';
import * as store from '../store.ts';
import * as rowStore from '../store-rows.ts';
import { asWrong, judge } from './check-rows.ts';
import { ImportPayload } from './payload.ts';
import { asSender } from './sender.ts';

const ROWS_AT_ONCE = 500;

/**
 * Writes the right rows of a confirmed sheet. Rows, cursor and facts of a portion commit together, so that after a
 * crash the work goes on behind the last portion and nothing is written twice, not even by two runs at once.
 */
export const writeImport: Job = {
  name: 'sheets.write-import',
  async run(work, payload) {
    const { importId } = ImportPayload.parse(payload);
    for (let outcome: Outcome = 'more'; outcome !== 'done';) outcome = await writeSome(work, importId);
  },
};

type Outcome = 'more' | 'done';

/** One bad row must not hold up a whole sheet: a portion that the database refuses is gone through row by row. */
async function writeSome(work: JobWork, importId: string): Promise<Outcome> {
  try {
    return await writePortion(work, importId, ROWS_AT_ONCE);
  } catch (error) {
    if (!isAboutValues(error)) throw error;
  }
  for (let tried = 0; tried < ROWS_AT_ONCE; tried += 1) {
    try {
      if ((await writePortion(work, importId, 1)) === 'done') return 'done';
    } catch (error) {
      if (!isAboutValues(error)) throw error;
      await passOver(work, importId);
    }
  }
  return 'more';
}

/** A value that does not fit, or a constraint; not a lost connection or a lock, which pass by themselves. */
function isAboutValues(error: unknown): boolean {
  return /^2[23]/.test((error as { code?: string }).code ?? '');
}

async function writePortion(work: JobWork, importId: string, limit: number): Promise<Outcome> {
  let outcome: Outcome = 'more';
  await work.write(async (doing) => {
    const { tx, now } = doing;
    const one = await store.findImportForUpdate(tx, importId);
    outcome = one?.state === 'writing' ? 'more' : 'done';
    if (!one || outcome === 'done') return [];
    const rows = await rowStore.listRows(tx, importId, { states: ['right'], after: one.cursor, limit });
    if (rows.length > 0) {
      await writeRows(doing, one, rows);
      return [];
    }
    outcome = 'done';
    const decision = rules.finish(one, 'finish-writing', now);
    if (!decision.ok) return [];
    await store.saveImport(tx, decision.value);
    return decision.facts;
  });
  return outcome;
}

async function writeRows(doing: Doing, one: SheetImport, rows: readonly rowStore.KeptRow[]): Promise<void> {
  const { tx, now } = doing;
  const { definition } = kindOf(one.kind);
  const sender = asSender(doing, one);
  // The world may have moved on since the preview.
  const { right, problems } = await judge(doing, one, rows);
  const written = right.length > 0 ? await definition.write(sender, right) : [];
  if (written.length !== right.length) throw new Error(`${definition.name} left a row without an answer.`);
  const facts = written.flatMap((each) => (each.ok ? each.facts : []));
  await storeFacts(
    tx,
    facts.map((fact) => ({ fact, actor: sender.actor })),
    now,
  );
  const made = right.map((row, index) => changeOf(row, written[index] as RowWritten));
  const wrongCount = problems.size + made.filter(({ state }) => state === 'wrong').length;
  await rowStore.changeRows(tx, one.id, [...asWrong(problems), ...made]);
  await store.saveImport(tx, {
    ...one,
    cursor: rows.at(-1)?.rowNo ?? one.cursor,
    wrongCount: one.wrongCount + wrongCount,
    writtenCount: one.writtenCount + rows.length - wrongCount,
  });
}

function changeOf({ rowNo }: ImportedRow<unknown>, written: RowWritten): rowStore.RowChange {
  return written.ok
    ? { rowNo, state: 'written', problems: [], token: written.token }
    : { rowNo, state: 'wrong', problems: written.problems, token: null };
}

/** Marks the next row as one that the database would not take. */
async function passOver(work: JobWork, importId: string): Promise<void> {
  await work.write(async ({ tx }) => {
    const one = await store.findImportForUpdate(tx, importId);
    if (one?.state !== 'writing') return [];
    const [row] = await rowStore.listRows(tx, importId, { states: ['right'], after: one.cursor, limit: 1 });
    if (!row) return [];
    const problems = [{ column: null, code: 'row-not-taken' }];
    await rowStore.changeRows(tx, importId, [{ rowNo: row.rowNo, state: 'wrong', problems, token: null }]);
    await store.saveImport(tx, { ...one, cursor: row.rowNo, wrongCount: one.wrongCount + 1 });
    return [];
  });
}
