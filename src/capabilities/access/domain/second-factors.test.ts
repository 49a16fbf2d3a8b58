import { describe, expect, it } from 'vitest';
import { deviceOf, isNewDevice } from './device.ts';
import { awakeGrants, isNewStep, plainRecoveryCode, proofMeansOf, recoveryCodeFrom } from './second-factors.ts';

describe('roles that need a second factor', () => {
  const grants = [
    { role: 'clerk', organisationId: 'o' },
    { role: 'auditor', organisationId: 'o' },
  ] as const;
  it('sleep without one', () => {
    expect(awakeGrants(grants, { hasSecondFactor: false }, ['auditor'])).toEqual([grants[0]]);
    expect(awakeGrants(grants, { hasSecondFactor: true }, ['auditor'])).toEqual(grants);
    expect(awakeGrants(grants, { hasSecondFactor: false }, [])).toEqual(grants);
  });
});

describe('the ways to prove', () => {
  const nothing = { hasAuthenticator: false, hasPasskey: false, hasPassword: false, isOfDemo: false };
  it.each([
    [nothing, ['code']],
    [{ ...nothing, hasPassword: true }, ['password', 'code']],
    [{ ...nothing, hasPassword: true, hasAuthenticator: true }, ['authenticator']],
    [{ ...nothing, hasPasskey: true, hasAuthenticator: true }, ['passkey', 'authenticator']],
    [{ ...nothing, isOfDemo: true, hasPassword: true }, ['demo', 'password', 'code']],
  ])('never leave a weaker way beside a stronger: %j', (person, means) => {
    expect(proofMeansOf(person)).toEqual(means);
  });
});

describe('codes', () => {
  it('of an authenticator serve once', () => {
    expect(isNewStep(10, null)).toBe(true);
    expect(isNewStep(11, 10)).toBe(true);
    expect(isNewStep(10, 10)).toBe(false);
    expect(isNewStep(9, 10)).toBe(false);
  });
  it('for recovery are understood as people type them', () => {
    const code = recoveryCodeFrom(new Uint8Array(24).map((_, index) => index * 11));
    expect(code).toMatch(/^(?:[2-9a-z]{4}-){5}[2-9a-z]{4}$/);
    expect(plainRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(code.replaceAll('-', ''));
    expect(plainRecoveryCode('2222-3333-4444-5555')).toBe('2222333344445555');
    expect(plainRecoveryCode('123456')).toBeUndefined();
  });
});

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120 Safari/537.36', 'computer'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 MicroMessenger/8.0', 'wechat'],
    ['Mozilla/5.0 (Linux; Android 13; SM-A127F) Chrome/112 Mobile Safari/537.36', 'phone'],
    ['Mozilla/5.0 (Linux; Android 13; SM-T505) Chrome/112 Safari/537.36', 'tablet'],
    ['curl/8', 'unknown'],
    ['', 'unknown'],
  ])('%s is a %s', (agent, device) => expect(deviceOf(agent)).toBe(device));

  it('is new to somebody who only came by others before', () => {
    expect(isNewDevice('phone', ['computer', 'unknown'])).toBe(true);
    expect(isNewDevice('phone', ['computer', 'phone'])).toBe(false);
    expect(isNewDevice('phone', [])).toBe(false);
    expect(isNewDevice('phone', ['unknown'])).toBe(false);
    expect(isNewDevice('unknown', ['computer'])).toBe(false);
  });
});
