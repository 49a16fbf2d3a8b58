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

  it('let codes leave by a sealed line only, unless the gateway is on this machine', () => {
    const given = { SMS_PROVIDER: 'http', SMS_KEY: 'a key of sixteen or more' };
    expect(() => readSettings({ ...given, SMS_URL: 'http://sms.example.cn/send' })).toThrow(
      /SMS_URL must be the https/,
    );
    expect(readSettings({ ...given, SMS_URL: 'http://127.0.0.1:9/send' }).smsGateway?.url).toContain('127.0.0.1');
  });

  it('refuse to keep codes where nobody can read them, unless a trial is meant', () => {
    expect(complaintAbout({ DEMO_TOWN: 'off' })).toMatch(
      /Set SMS_PROVIDER=http .* or, for a trial .* CODES_ON_SCREEN=on/,
    );
    expect(readSettings({ DEMO_TOWN: 'off', CODES_ON_SCREEN: 'on' }).signIn.areCodesPrinted).toBe(true);
    const gateway = { SMS_URL: 'https://sms.example.cn/send', SMS_KEY: 'a key of sixteen or more' };
    expect(readSettings({ DEMO_TOWN: 'off', SMS_PROVIDER: 'http', ...gateway }).demoTown).toBe('off');
  });

  it('know the roles that need a second factor, and the proxies that may be believed', () => {
    expect(readSettings({}).signIn.secondFactorRoles).toContain('auditor');
    expect(readSettings({ SECOND_FACTOR_ROLES: 'off' }).signIn.secondFactorRoles).toEqual([]);
    expect(readSettings({ SECOND_FACTOR_ROLES: 'auditor, clerk' }).signIn.secondFactorRoles).toEqual([
      'auditor',
      'clerk',
    ]);
    expect(complaintAbout({ SECOND_FACTOR_ROLES: 'king' })).toMatch(/SECOND_FACTOR_ROLES must be off, or names/);
    expect(complaintAbout({ TRUSTED_PROXIES: 'proxy.example' })).toMatch(/TRUSTED_PROXIES must list addresses/);
    expect(readSettings({ TRUSTED_PROXIES: '10.0.0.0/8' }).signIn.proxies?.isProxy('10.1.2.3')).toBe(true);
  });

  it('take an identity provider whole, and never over an open line', () => {
    expect(complaintAbout({ OIDC_ISSUER: 'https://id.example.cn' })).toMatch(/are needed together/);
    expect(complaintAbout({ OIDC_ISSUER: 'http://id.example.cn' })).toMatch(/OIDC_ISSUER must be the https address/);
    const whole = { OIDC_ISSUER: 'https://id.example.cn', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' };
    expect(readSettings(whole).signIn.identity).toMatchObject({ name: 'OpenID Connect' });
  });
});
