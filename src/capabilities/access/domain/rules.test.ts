import { describe, expect, it } from 'vitest';
import { isAlive, usualTerm, type OneTimeCode, type Session } from './model.ts';
import { isCodeOpen, safeNext } from './rules.ts';

const NOW = '2026-09-28T01:00:00.000Z';

describe('a one-time code', () => {
  const code: OneTimeCode = { id: 'c', phoneIndex: 'x', codeHash: 'h', sentAt: NOW, triesLeft: 5, usedAt: null };
  it('opens for five minutes, five tries, and once', () => {
    expect(isCodeOpen(code, '2026-09-28T01:04:59.999Z')).toBe(true);
    expect(isCodeOpen(code, '2026-09-28T01:05:00.000Z')).toBe(false);
    expect(isCodeOpen({ ...code, triesLeft: 0 }, NOW)).toBe(false);
    expect(isCodeOpen({ ...code, usedAt: NOW }, NOW)).toBe(false);
  });
});

describe('a session', () => {
  const session: Session = {
    id: 's',
    personId: 'p',
    madeAt: NOW,
    seenAt: NOW,
    endedAt: null,
    provenAt: NOW,
    hasSecondFactor: false,
    device: 'computer',
    beganBy: 'code',
  };
  const alive = (changed: Partial<Session>, now: string) => isAlive({ ...session, ...changed }, now, usualTerm);
  it('ends after twelve idle hours, after two weeks, or by hand', () => {
    expect(alive({}, '2026-09-28T12:59:00.000Z')).toBe(true);
    expect(alive({}, '2026-09-28T13:00:00.000Z')).toBe(false);
    expect(alive({ seenAt: '2026-10-12T00:59:00.000Z' }, '2026-10-12T01:00:00.000Z')).toBe(false);
    expect(alive({ endedAt: NOW }, NOW)).toBe(false);
  });
  it('goes on for a moment under a token that was replaced', () => {
    const endedAt = '2026-09-28T01:00:30.000Z';
    expect(alive({ endedAt }, '2026-09-28T01:00:29.000Z')).toBe(true);
    expect(alive({ endedAt }, endedAt)).toBe(false);
  });
});

describe('the way back after signing in', () => {
  it.each(['/needs/1', '/console/today?x=1'])('may be %s', (path) => expect(safeNext(path)).toBe(path));
  it.each(['//evil.example', 'https://evil.example', '/\\evil', '/sign-in?next=/x', '', undefined])(
    'is never %s',
    (path) => expect(safeNext(path)).toBeUndefined(),
  );
});
