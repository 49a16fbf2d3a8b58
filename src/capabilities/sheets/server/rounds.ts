import { addMinutes } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Round } from '../../../platform/server/rounds.ts';
import { removeSheet } from '../../../platform/server/sheets/sheet-folder.ts';
import { clearUploads } from '../../../platform/server/sheets/uploads.ts';
import { importRowsCleared } from '../domain/facts.ts';
import { KEPT_DAYS } from '../domain/model.ts';
import * as exportRules from '../domain/export-rules.ts';
import * as rules from '../domain/rules.ts';
import * as store from './store.ts';
import * as exportStore from './store-exports.ts';
import * as rowStore from './store-rows.ts';

/** A sheet has up to 100,000 rows, so a few are enough for one transaction. */
const SHEETS_AT_ONCE = 3;
const EXPORTS_AT_ONCE = 50;

/** Deletes the rows of sheets that nobody has touched for seven days; one that was never confirmed is let go. */
const clearImports: Round = {
  name: 'sheets.clear-imports',
  everyMinutes: 60,
  async apply({ tx, now }) {
    const facts: Fact[] = [];
    const before = addMinutes(now, -KEPT_DAYS * 1_440);
    for (const one of await store.listStaleForUpdate(tx, before, SHEETS_AT_ONCE)) {
      const expired = rules.discardImport(one, 'expired', now);
      if (expired.ok) facts.push(...expired.facts);
      await rowStore.deleteRows(tx, one.id);
      await store.saveImport(tx, { ...(expired.ok ? expired.value : one), clearedAt: now });
      facts.push(importRowsCleared(one));
    }
    return facts;
  },
};

/** Removes files that were handed in and then forgotten. They were no import yet, so there is nothing to tell. */
const clearForgotten: Round = {
  name: 'sheets.clear-uploads',
  everyMinutes: 30,
  async apply({ tx, now }) {
    await clearUploads(tx, now);
    return [];
  },
};

/** Removes the files of exports whose day is over. */
const expireExports: Round = {
  name: 'sheets.expire-exports',
  everyMinutes: 30,
  async apply({ tx, now }) {
    const facts: Fact[] = [];
    for (const one of await exportStore.listEndedForUpdate(tx, now, EXPORTS_AT_ONCE)) {
      const expired = exportRules.expireExport(one);
      if (!expired.ok) continue;
      await exportStore.saveExport(tx, expired.value);
      await removeSheet('exports', one.id);
      facts.push(...expired.facts);
    }
    return facts;
  },
};

export const rounds = [clearImports, clearForgotten, expireExports];
