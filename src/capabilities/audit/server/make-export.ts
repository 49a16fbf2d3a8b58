import { searchFacts } from '../../../platform/server/fact-search.ts';
import type { Job } from '../../../platform/server/jobs.ts';
import { EXPORT_LIMITS } from '../domain/model.ts';
import * as rules from '../domain/rules.ts';
import * as store from './store.ts';

/**
 * Writes an export portion by portion, newest first. Each portion and how far it came commit together, so after a
 * crash the work goes on behind the last one.
 */
export const makeExport: Job = {
  name: 'audit.make-export',
  async run({ write }, payload) {
    const { exportId } = payload as { exportId: string };
    for (let isMaking = true; isMaking;) {
      await write(async ({ tx, now }) => {
        isMaking = false;
        const found = await store.findExportForUpdate(tx, exportId);
        if (found?.state !== 'making') return [];
        const limit = Math.min(EXPORT_LIMITS.rowsAtOnce, EXPORT_LIMITS.rows - found.rowCount);
        const facts = await searchFacts(tx, found.filter, { after: found.lastFactId, limit: limit + 1 });
        const part = facts.slice(0, limit);
        const no = Math.ceil(found.rowCount / EXPORT_LIMITS.rowsAtOnce) + 1;
        if (part.length > 0) await store.savePart(tx, found, { no, facts: part });
        const grown = { ...found, rowCount: found.rowCount + part.length };
        const isLast = facts.length <= limit;
        if (!isLast && grown.rowCount < EXPORT_LIMITS.rows) {
          isMaking = true;
          return [];
        }
        const made = rules.finish(grown, !isLast, now);
        await store.saveState(tx, made.value);
        return made.facts;
      });
    }
  },
};
