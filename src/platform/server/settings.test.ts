import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

function complaintAbout(environment: NodeJS.ProcessEnv): string {
  try {
    readSettings(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  throw new Error('These settings should have been refused.');
}

describe('settings', () => {
  it('start with nothing set, for this machine only', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 8080, host: '127.0.0.1', publicUrl: 'http://localhost:8080' });
    expect(settings.databaseUrl).toBeUndefined();
    expect(isAbsolute(settings.dataDir)).toBe(true);
    expect(settings.dataDir.endsWith(join('/', 'data'))).toBe(true);
  });

  it('take an empty variable for one that is left out', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 8080, databaseUrl: undefined });
  });

  it.each(['abc', '-1', '70000', '80.5'])('refuse PORT=%s by name and say what to do', (port) => {
    expect(complaintAbout({ PORT: port })).toMatch(
      /PORT must be a whole number between 0 and 65535. Example: PORT=8080/,
    );
  });

  it.each(['tongxin.example.cn', 'ftp://example.cn', 'https://example.cn/path'])('refuse PUBLIC_URL=%s', (url) => {
    expect(complaintAbout({ PUBLIC_URL: url })).toMatch(/PUBLIC_URL .* Example: PUBLIC_URL=https/);
  });

  it('refuse a database address without repeating the password in it', () => {
    const complaint = complaintAbout({ DATABASE_URL: 'mysql://owner:hidden@localhost/tongxin' });
    expect(complaint).toMatch(/DATABASE_URL must be the address of a PostgreSQL database/);
    expect(complaint).not.toContain('hidden');
  });

  it('say every mistake at once', () => {
    const complaint = complaintAbout({ PORT: 'x', LOG_LEVEL: 'loud', SMS_PROVIDER: 'pigeon', DEMO_TOWN: 'maybe' });
    for (const name of ['PORT', 'LOG_LEVEL', 'SMS_PROVIDER', 'DEMO_TOWN']) expect(complaint).toContain(`${name} must`);
    expect(complaint).toContain('one of: auto, off');
  });

  it('keep the public address without a slash at its end', () => {
    expect(readSettings({ PUBLIC_URL: 'https://tongxin.example.cn/' }).publicUrl).toBe('https://tongxin.example.cn');
  });
});
