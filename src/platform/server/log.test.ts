import { describe, expect, it } from 'vitest';
import { makeLog, type Log } from './log.ts';

function logged(write: (log: Log) => void): { line: string; entry: Record<string, unknown> } {
  let line = '';
  write(makeLog({ logLevel: 'info' }, { write: (text: string) => void (line += text) }));
  return { line, entry: JSON.parse(line) as Record<string, unknown> };
}

describe('the log', () => {
  it('leaves out fields that belong to a person or open a door', () => {
    const { line } = logged((log) =>
      log.info({ phone: '1', request: { headers: { cookie: 'a=b' }, body: { name: '张三' } }, password: 'p' }, 'asked'),
    );
    for (const secret of ['phone', 'cookie', 'body', '张三', 'password']) expect(line).not.toContain(secret);
  });

  it('blots out a telephone or identity number inside a sentence', () => {
    const { line } = logged((log) => log.info('13800138000 and 37050219900101123X came'));
    expect(line).toContain('[telephone] and [identity number] came');
  });

  it('keeps ids, which may look like numbers', () => {
    const id = '01939f6e-1234-7abc-8def-138001380001';
    expect(logged((log) => log.info({ subjectId: id }, 'seen')).entry['subjectId']).toBe(id);
  });

  it('tells of a database error without the values of the row', () => {
    const error = Object.assign(new Error('duplicate key value'), {
      code: '23505',
      table: 'person',
      constraint: 'person_phone_key',
      detail: 'Key (phone_index)=(abc) already exists.',
    });
    const { line, entry } = logged((log) => log.error({ err: error }, 'failed'));
    expect(line).not.toContain('already exists');
    expect(entry['err']).toMatchObject({ errorCode: '23505', table: 'person', constraint: 'person_phone_key' });
  });
});
