import { afterAll, describe, expect, it } from 'vitest';
import { makeRecordingSms, recordedMessages, smsPort, useRecordingSms, useSmsPort } from './port.ts';

const stand = makeRecordingSms(() => '2026-09-28T01:30:00.000Z');
afterAll(() => useRecordingSms(stand));

describe('the recording stand-in', () => {
  it('keeps the last hundred messages, the newest first', async () => {
    useRecordingSms(stand);
    for (let number = 1; number <= 101; number += 1) await smsPort().send({ phone: '1', text: String(number) });
    const kept = recordedMessages() ?? [];
    expect(kept).toHaveLength(100);
    expect([kept[0]?.text, kept[99]?.text]).toEqual(['101', '2']);
  });

  it('cannot be read while a provider is at work', async () => {
    const sent: string[] = [];
    useSmsPort({ send: async ({ text }) => void sent.push(text) });
    await smsPort().send({ phone: '1', text: 'hello' });
    expect(sent).toEqual(['hello']);
    expect(recordedMessages()).toBeUndefined();
  });
});
