import type { Words } from '../../../kernel/words.ts';
import type { ImportDefinition, RowProblem } from '../../../platform/server/sheets/import-definition.ts';
import { regionsImported } from '../domain/facts.ts';
import { mayKeepRegions } from '../domain/policy.ts';
import { readRegionRow, regionColumns, type RegionColumn } from '../domain/region-sheet.ts';
import type { Region } from '../domain/regions.ts';
import { regionHeadings } from '../messages/region-headings.ts';
import { words } from '../messages/words.ts';
import { regionKey, saveRegions } from './store-regions.ts';
import { listRoots } from './store.ts';

const hints: Readonly<Record<RegionColumn, 'code' | 'system' | 'day' | 'successorCodes' | 'name'>> = {
  code: 'code',
  name: 'name',
  system: 'system',
  parentCode: 'code',
  from: 'day',
  until: 'day',
  successorCodes: 'successorCodes',
};

function inBoth(say: (t: (typeof words)['en']) => string): Words<string> {
  return { 'zh-CN': say(words['zh-CN']), en: say(words.en) };
}

function wordsIn(locale: 'zh-CN' | 'en') {
  const t = words[locale];
  return { title: t.sheets.regions, lede: t.sheets.regionsLede, problems: t.console.troubles };
}

/** A dated table of region codes from a file; the same rows as pasted ones, read by the same rules (DOC-08). */
export const regionsImport: ImportDefinition<Region> = {
  name: 'organisations.regions',
  audience: ['system-administrator'],
  words: { 'zh-CN': wordsIn('zh-CN'), en: wordsIn('en') },
  columns: regionColumns.map((key) => ({
    key,
    title: inBoth((t) => t.console.regionColumns[key]),
    hint: inBoth((t) => (key === 'name' ? t.console.troubles.name : t.sheets.hints[hints[key]])),
    aliases: regionHeadings[key],
    isRequired: key === 'code' || key === 'name',
  })),
  readRow: (cells) => {
    const problems: RowProblem[] = [];
    const row = readRegionRow(
      (column) => (cells[column] ?? '').normalize('NFKC').trim(),
      (column, code) => problems.push({ column, code }),
    );
    return problems.length > 0 ? { ok: false, problems } : { ok: true, row };
  },
  keyOf: regionKey,
  check: async ({ tx, actor }, rows) => {
    if (mayKeepRegions(actor, await listRoots(tx))) return new Map();
    return new Map(rows.map(({ rowNo }) => [rowNo, [{ column: null, code: 'regions-not-yours' }]]));
  },
  write: async ({ tx, now, newId }, rows) => {
    const importId = newId();
    await saveRegions(
      tx,
      rows.map(({ row }) => row),
      { importId, now, newId },
    );
    // The rows of a portion are one write, so the first of them carries its fact.
    return rows.map((_, index) => ({
      ok: true,
      token: { importId },
      facts: index === 0 ? [regionsImported(importId, { rowCount: rows.length })] : [],
    }));
  },
};
