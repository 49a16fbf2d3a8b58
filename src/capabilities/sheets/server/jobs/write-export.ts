import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { PersonActor } from '../../../../kernel/actor.ts';
import type { Job, JobWork } from '../../../../platform/server/jobs.ts';
import { paged } from '../../../../platform/server/sheets/answer-sheet.ts';
import type { SheetColumn } from '../../../../platform/server/sheets/export-definition.ts';
import { storeSheet } from '../../../../platform/server/sheets/sheet-folder.ts';
import { writeSheet } from '../../../../platform/server/sheets/write-sheet.ts';
import type { SheetExport } from '../../domain/export-model.ts';
import * as rules from '../../domain/export-rules.ts';
import { exportKindOf } from '../kinds.ts';
import * as store from '../store-exports.ts';

/** What a workbook of one sheet holds; text has no limit of its own, but nobody reads more. */
const MOST_ROWS = 1_000_000;

const Payload = z.object({ exportId: z.uuid() });

/**
 * Writes a long table page by page, each in a short transaction, to the disk. After a crash it begins anew under the
 * same name; the file can be fetched only once the whole of it is there.
 */
export const writeExport: Job = {
  name: 'sheets.write-export',
  async run(work, payload) {
    const { exportId } = Payload.parse(payload);
    const one = await work.read((tx) => store.findExport(tx, exportId));
    if (one?.state !== 'waiting') return;
    const written = await writeFile(work, one);
    await work.write(async ({ tx, now }) => {
      const current = await store.findExportForUpdate(tx, exportId);
      const decision = current && rules.finishExport(current, written, now);
      if (!decision?.ok) return [];
      await store.saveExport(tx, decision.value);
      return decision.facts;
    });
  },
};

async function writeFile(work: JobWork, one: SheetExport) {
  const { id, format, locale } = one;
  const definition = exportKindOf(one.kind);
  const actor: PersonActor = {
    kind: 'person',
    tenantId: work.place.tenantId,
    personId: one.askedBy,
    sessionId: id,
    grants: one.grants,
  };
  let rowCount = 0;
  const rows = paged<unknown>(
    (after, limit) => work.read((tx) => definition.page({ tx, actor, now: one.askedAt, locale }, after, limit)),
    MOST_ROWS,
  );
  async function* counted(): AsyncGenerator<unknown> {
    for await (const row of rows) {
      rowCount += 1;
      yield row;
    }
  }
  const columns: readonly SheetColumn<unknown>[] = definition.columns(locale);
  const name = definition.words[locale].title;
  const path = await storeSheet('exports', writeSheet({ format, name, columns, rows: counted() }), id);
  return { rowCount, sizeBytes: (await stat(path)).size };
}
