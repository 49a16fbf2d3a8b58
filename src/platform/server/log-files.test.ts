import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLogFiles } from './log-files.ts';
import { readSettings } from './settings.ts';

it('keeps one file for each day as long as the law asks, and removes only what is older', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-log-'));
  let now = '2026-09-28T15:59:00.000Z';
  const said: string[] = [];
  try {
    for (const name of ['2026-03-28.jsonl', '2026-03-29.jsonl', 'notes.txt']) writeFileSync(join(folder, name), 'x\n');
    const besides = { write: (line: string) => void said.push(line) };
    const log = openLogFiles({ folder, days: 183, now: () => now, besides });
    log.write('one\n');
    now = '2026-09-28T16:00:00.000Z';
    log.write('two\n');
    // 183 days before the 29th is the 30th of March: both older files are gone, and nothing else.
    expect(readdirSync(folder).toSorted()).toEqual(['2026-09-28.jsonl', '2026-09-29.jsonl', 'notes.txt']);
    expect(readFileSync(join(folder, '2026-09-28.jsonl'), 'utf8')).toBe('one\n');
    expect(readFileSync(join(folder, '2026-09-29.jsonl'), 'utf8')).toBe('two\n');
    expect(said).toEqual(['one\n', 'two\n']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it.each(['182', '0', '-1', 'some', '183.5'])('is never kept for less than 183 days: %s', (days) => {
  expect(() => readSettings({ AUDIT_RETENTION_DAYS: days })).toThrow(/AUDIT_RETENTION_DAYS must be 183 or more/);
  expect(readSettings({}).auditRetentionDays).toBe(183);
});
