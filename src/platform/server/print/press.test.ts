import { afterEach, expect, it } from 'vitest';
import { missingSigns } from './fonts.ts';
import { Press, PressBusy, PressFailed, type PressLimits } from './press.ts';
import { qrSvg } from './qr.ts';

const open: Press[] = [];
const pressWith = (limits: Partial<PressLimits> = {}) => {
  const press = new Press(limits);
  open.push(press);
  return press;
};
afterEach(() => open.splice(0).forEach((press) => press.close()));

const hello = { template: '#json("data.json").word', data: { word: '同心' } };
const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-';

it('sets pages, one job after the other', async () => {
  const press = pressWith();
  const all = await Promise.all([press.print(hello), press.print(hello), press.print(hello)]);
  expect(all.every(isPdf)).toBe(true);
});

it('says what is wrong with a template and goes on', async () => {
  const press = pressWith();
  await expect(press.print({ template: '#nothing()', data: {} })).rejects.toThrow(/unknown variable/);
  expect(isPdf(await press.print(hello))).toBe(true);
});

it('ends what takes too long, and the next job is set', async () => {
  const press = pressWith({ timeMs: 3_000 });
  const endless = press.print({
    template: '#{ let n = 0; for a in range(30000) { for b in range(30000) { n = n + b } } }',
    data: {},
  });
  const waiting = press.print(hello);
  await expect(endless).rejects.toThrow(/too long/);
  expect(isPdf(await waiting)).toBe(true);
});

it.runIf(process.platform === 'linux')('ends what takes too much memory, and the next job is set', async () => {
  const press = pressWith({ memoryBytes: 300 * 1024 * 1024 });
  const greedy = '#{ let all = (); for n in range(100000000) { all.push("x" + str(n)) } }';
  await expect(press.print({ template: greedy, data: {} })).rejects.toThrow(/memory/);
  expect(isPdf(await press.print(hello))).toBe(true);
});

it('reads nothing but its data', async () => {
  const press = pressWith();
  for (const path of ['/etc/hostname', '../../etc/hostname', import.meta.filename]) {
    await expect(press.print({ template: `#read("${path}")`, data: {} })).rejects.toThrow(PressFailed);
  }
  await expect(press.print({ template: '#import "@preview/cetz:0.3.0"', data: {} })).rejects.toThrow(PressFailed);
});

it('takes only so many at a time', async () => {
  const press = pressWith({ waiting: 2 });
  const asked = Array.from({ length: 5 }, () => press.print(hello).catch((error: Error) => error));
  const answers = await Promise.all(asked);
  expect(answers.filter((answer) => answer instanceof PressBusy)).toHaveLength(2);
});

it('knows which signs the font lacks', () => {
  expect(missingSigns('张三 䶮𬭎·Ab，。〓\n')).toEqual([]);
  expect(missingSigns('李𪚥𪚥')).toEqual(['𪚥']);
});

it('draws a QR code as one path', () => {
  expect(qrSvg('https://tongxin.example.cn/')).toMatch(/^<svg [^>]+viewBox="0 0 (\d+) \1"><path d="M2 2h7v1h-7z/);
});
