import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { everyRequest, type Http, type HttpParts } from './context.ts';

/** As much of the transport as stands around every answer. */
function answering(isSecure: boolean) {
  const app = new Hono<Http>();
  const parts = { clock: { now: () => '2026-01-01T00:00:00.000Z' }, isSecure };
  app.use('*', everyRequest(parts as unknown as HttpParts));
  app.get('/', (c) => c.json({}));
  return async () => (await app.request('/?lang=en')).headers;
}

it('binds browsers to https, names below the host too, and cookies with it', async () => {
  const headers = await answering(true)();
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  expect(headers.get('set-cookie')).toMatch(/^tongxin_language=en; .*; Secure/);
});

it('says nothing of https where people come without, and always protects', async () => {
  const headers = await answering(false)();
  expect(headers.has('strict-transport-security')).toBe(false);
  expect(headers.get('set-cookie')).not.toContain('Secure');
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
  });
});
