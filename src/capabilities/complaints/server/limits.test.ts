import { expect, it } from 'vitest';
import { sendsTooMuch, triesTooMuch } from './limits.ts';

it('twenty complaints an hour come from one address, and no other address is held up by them', async () => {
  const flood = { tenantId: 'one', clientAddress: '192.0.2.1' };
  for (let sent = 0; sent < 20; sent += 1) expect(await sendsTooMuch(flood)).toBe(false);
  expect(await sendsTooMuch(flood)).toBe(true);
  expect(await sendsTooMuch({ ...flood, clientAddress: '192.0.2.2' })).toBe(false);
});

it('a place takes three hundred an hour, wherever they come from', async () => {
  const from = (each: number) => ({ tenantId: 'two', clientAddress: `192.0.2.${each}` });
  for (let sent = 0; sent < 300; sent += 1) await sendsTooMuch(from(Math.floor(sent / 10)));
  expect(await sendsTooMuch(from(200))).toBe(true);
});

it('sixty codes in ten minutes are tried from one address', async () => {
  const guesser = { tenantId: 'one', clientAddress: '192.0.2.3' };
  for (let tried = 0; tried < 60; tried += 1) expect(await triesTooMuch(guesser)).toBe(false);
  expect(await triesTooMuch(guesser)).toBe(true);
});
