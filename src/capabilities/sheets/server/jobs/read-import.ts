import type { Job, JobWork } from '../../../../platform/server/jobs.ts';
import { LIMITS } from '../../../../platform/server/sheets/limits.ts';
import { readSheet } from '../../../../platform/server/sheets/read-sheet.ts';
import { removeSheet, sheetPath } from '../../../../platform/server/sheets/sheet-folder.ts';
import type { SheetRow } from '../../../../platform/server/sheets/sheet-row.ts';
import { Unreadable } from '../../../../platform/server/sheets/trouble.ts';
import type { Reading, SheetImport, Trouble } from '../../domain/model.ts';
import * as rules from '../../domain/rules.ts';
import { understand } from '../headings.ts';
import { kindOf } from '../kinds.ts';
import * as store from '../store.ts';
import * as rowStore from '../store-rows.ts';
import { understandRow } from '../understand-row.ts';
import { checkRows } from './check-rows.ts';
import { ImportPayload } from './payload.ts';

/** A sheet from which nothing can be made, for a reason its sender can mend. */
class NotTaken extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble.code);
    this.trouble = trouble;
  }
}

/**
 * Reads a sheet into staged rows, some hundred in a transaction, then checks them against the database. After a crash
 * the file is read again, and rows that are staged already are passed over.
 */
export const readImport: Job = {
  name: 'sheets.read-import',
  async run(work, payload) {
    const { importId } = ImportPayload.parse(payload);
    const found = await work.read((tx) => store.findImport(tx, importId));
    if (found?.state !== 'reading') return;
    try {
      if (!found.isReadWhole) await stageSheet(work, found);
      await checkRows(work, importId);
    } catch (error) {
      const trouble = troubleOf(error);
      if (!trouble) throw error;
      await giveUp(work, importId, trouble);
    }
    await removeSheet('uploads', found.uploadId);
  },
};

function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof NotTaken) return error.trouble;
  if (error instanceof Unreadable) return { code: error.code, columns: [] };
  // The file is gone: it was being read on a disk that is no longer there.
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { code: 'upload-unfinished', columns: [] };
  return undefined;
}

async function giveUp(work: JobWork, importId: string, trouble: Trouble): Promise<void> {
  await work.write(async ({ tx, now }) => {
    const one = await store.findImportForUpdate(tx, importId);
    const decision = one && rules.giveUpReading(one, trouble, now);
    if (!decision?.ok) return [];
    await rowStore.deleteRows(tx, importId);
    await store.saveImport(tx, { ...decision.value, rowCount: 0, wrongCount: 0 });
    return decision.facts;
  });
}

async function stageSheet(work: JobWork, one: SheetImport): Promise<void> {
  const { definition } = kindOf(one.kind);
  let { reading, rowCount } = one;
  for await (const rows of readSheet(sheetPath('uploads', one.uploadId), one.fileKind)) {
    if (!reading) {
      const understood = understand(definition, rows);
      if (!understood.ok) throw new NotTaken({ code: 'columns-missing', columns: understood.missing });
      ({ reading } = understood);
    }
    const from = Math.max(one.cursor, reading.headingRowNo);
    const fresh = rows.filter(({ no }) => no > from);
    rowCount += fresh.length;
    if (rowCount > LIMITS.rows) throw new Unreadable('sheet-too-many-rows');
    if (fresh.length > 0) await stagePortion(work, one.id, reading, fresh);
  }
  if (!reading || rowCount === 0) throw new NotTaken({ code: 'no-rows', columns: [] });
  await work.write(async ({ tx }) => {
    const current = await store.findImportForUpdate(tx, one.id);
    if (current?.state === 'reading') await store.saveImport(tx, { ...current, isReadWhole: true, cursor: 0 });
    return [];
  });
}

async function stagePortion(
  work: JobWork,
  importId: string,
  reading: Reading,
  rows: readonly SheetRow[],
): Promise<void> {
  await work.write(async ({ tx, now }) => {
    const one = await store.findImportForUpdate(tx, importId);
    if (one?.state !== 'reading' || one.isReadWhole) return [];
    const { definition } = kindOf(one.kind);
    // Another run of this job may have come so far meanwhile.
    const fresh = rows.filter(({ no }) => no > one.cursor);
    const staged = fresh.map(({ no, cells, rounded }): rowStore.StagedRow => {
      const understood = understandRow({ definition, reading, cells, rounded, now });
      return understood.ok
        ? { rowNo: no, state: 'right', cells, key: understood.key, problems: [] }
        : { rowNo: no, state: 'wrong', cells, key: null, problems: understood.problems };
    });
    await rowStore.stageRows(tx, importId, staged);
    await store.saveImport(tx, {
      ...one,
      reading,
      cursor: staged.at(-1)?.rowNo ?? one.cursor,
      rowCount: one.rowCount + staged.length,
      wrongCount: one.wrongCount + staged.filter(({ state }) => state === 'wrong').length,
    });
    return [];
  });
}
