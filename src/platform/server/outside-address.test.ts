import { expect, it } from 'vitest';
import { leadsOutside } from './outside-address.ts';

it.each([
  ['http://127.0.0.1/', false],
  ['http://10.1.2.3:8080/x', false],
  ['http://169.254.169.254/latest', false],
  ['http://[::1]/', false],
  ['http://[::ffff:127.0.0.1]/', false],
  ['http://[64:ff9b::7f00:1]/', false],
  ['http://[::ffff:0:127.0.0.1]/', false],
  ['http://[2002:7f00:1::]/', false],
  ['http://[::127.0.0.1]/', false],
  ['http://192.168.1.1/', false],
  ['http://localhost/', false],
  ['http://no-such-name.invalid/', false],
  ['http://2130706433/', false],
  ['http://8.8.8.8/', true],
  ['http://[2001:4860:4860::8888]/', true],
])('%s leads outside: %s', async (url, expected) => {
  expect(await leadsOutside(url)).toBe(expected);
});
