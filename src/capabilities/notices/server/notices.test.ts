import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { storeFacts } from '../../../platform/server/facts.ts';
import { newId } from '../../../platform/server/ids.ts';
import { makeRecordingMail, recordedMails, useRecordingMail } from '../../../platform/server/mail/port.ts';
import { signatureOf } from '../../../platform/server/signed-post.ts';
import { makeRecordingSms, recordedMessages, useRecordingSms, useSmsPort } from '../../../platform/server/sms/port.ts';
import type { JobWork } from '../../../platform/server/jobs.ts';
import * as contract from '../contract.ts';
import { notify, say, setNotices } from './door.ts';
import { deliver } from './outbox.ts';

const NOON = '2026-09-28T04:00:00.000Z';
const NIGHT = '2026-09-28T14:00:00.000Z';
let town: Town;
let office: Office;
let anna: Colleague;
let system: Colleague;
beforeAll(async () => {
  town = await openTown({ now: NOON });
  office = await openOffice(town);
  system = await office.takeOn('13800005002', [['system-administrator', office.rootId]]);
});
beforeEach(async () => {
  town.turnTo(NOON);
  useRecordingSms(makeRecordingSms(town.now));
  useRecordingMail(makeRecordingMail(town.now));
  setNotices({ publicUrl: 'http://localhost', isDemo: true, mayCallInside: true });
  anna = await office.takeOn(`1380000${Math.floor(Math.random() * 9_000) + 1_000}`);
});
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));
afterAll(() => town.close());

async function tell(key: string, more: { isUrgent?: boolean } = {}): Promise<void> {
  const { tenantId } = town.place;
  const actor = { kind: 'system', tenantId, name: 'test' } as const;
  await town.house.database.write(tenantId, async (tx) => {
    const doing = { tx, actor, place: town.place, now: town.now(), newId };
    const facts = await notify(doing, {
      kind: 'activity',
      key,
      personIds: [anna.actor.personId],
      subject: { capability: 'activities', id: newId() },
      to: '/activities',
      words: say((t) => t.movedUp('读书会')),
      ...more,
    });
    const stored = facts.map((fact) => ({ fact, actor }));
    await storeFacts(tx, stored, town.now());
  });
}
const sent = () => (recordedMessages() ?? []).filter((message) => message.phone === anna.phone);

it('tells a person of one occasion once, in the inbox and by message', async () => {
  await tell('one');
  await tell('one');
  await town.runJobs();
  await town.runJobs();
  const { items, unread } = await town.perform(contract.listNotices, anna.actor, {});
  expect(items.map((notice) => notice.title)).toEqual(['候补转正']);
  expect(unread).toBe(1);
  expect(sent()).toHaveLength(1);
  await town.perform(contract.markRead, anna.actor, {});
  expect((await town.perform(contract.listNotices, anna.actor, {})).unread).toBe(0);
});

it('keeps still at night, speaks in the morning, and tells at once what is urgent', async () => {
  town.turnTo(NIGHT);
  await tell('quiet');
  await town.runJobs();
  expect(sent()).toHaveLength(0);
  await tell('urgent', { isUrgent: true });
  await town.runJobs();
  expect(sent()).toHaveLength(1);
  town.turnTo('2026-09-29T00:01:00.000Z');
  await town.runRounds();
  await town.runJobs();
  expect(sent()).toHaveLength(2);
});

it('sends no more than four messages a day to one person', async () => {
  for (let no = 0; no < 7; no += 1) await tell(`many ${no}`);
  await town.runJobs();
  expect(sent()).toHaveLength(4);
  expect((await town.perform(contract.listNotices, anna.actor, {})).items).toHaveLength(7);
});

it('tries again what failed, and gives up in the end', async () => {
  let tries = 0;
  useSmsPort({
    send: () => {
      tries += 1;
      return Promise.reject(new Error('refused 13800001111 for zhao@example.cn'));
    },
  });
  await tell('failing');
  for (const minute of [0, 2, 8, 24, 85, 330, 400]) {
    town.turnTo(new Date(Date.parse(NOON) + minute * 60_000).toISOString());
    await town.runRounds();
    await town.runJobs();
  }
  expect(tries).toBe(6);
  const { items } = await town.perform(contract.getOutbox, system.actor, { state: 'failed' });
  expect(items).toHaveLength(1);
  expect(items[0]?.trouble).toBe('refused … for …');
  useRecordingSms(makeRecordingSms(town.now));
  await town.perform(contract.retryDelivery, system.actor, { deliveryId: items[0]?.id ?? '' });
  await town.runJobs();
  expect(sent()).toHaveLength(1);
});

it('never sends by itself again what may have gone out', async () => {
  let tries = 0;
  useSmsPort({
    send: () => {
      tries += 1;
      return Promise.reject(new DOMException('no answer', 'TimeoutError'));
    },
  });
  await tell('unclear');
  await town.runJobs();
  town.turnTo('2026-09-28T06:00:00.000Z');
  await town.runRounds();
  await town.runJobs();
  expect(tries).toBe(1);
  const { counts } = await town.perform(contract.getOutbox, system.actor, {});
  expect(counts.unclear).toBe(1);
});

// Without the lock of takeWaiting 80 went out for 60.
it('gives each message to one of several senders at the same moment', async () => {
  for (let no = 0; no < 60; no += 1) await tell(`shared ${no}`, { isUrgent: true });
  const { database } = town.house;
  const { tenantId } = town.place;
  const actor = { kind: 'system', tenantId, name: 'test' } as const;
  const sender: JobWork = {
    place: town.place,
    now: town.now,
    newId,
    read: (work) => database.read(tenantId, work),
    write: (work) =>
      database.write(tenantId, async (tx) => {
        await work({ tx, actor, place: town.place, now: town.now(), newId });
      }),
  };
  await Promise.all([1, 2, 3, 4].map(() => deliver.run(sender, {})));
  expect(sent()).toHaveLength(60);
});

it('mails only to an address that gave the code back', async () => {
  await town.perform(contract.addAddress, anna.actor, { mail: 'anna@example.cn' });
  await tell('before');
  await town.runJobs();
  const code = recordedMails()?.[0]?.text.match(/\d{6}/)?.[0] ?? '';
  expect(recordedMails()).toHaveLength(1);
  const wrong = code === '000000' ? '000001' : '000000';
  expect(await town.ask(contract.confirmAddress, anna.actor, { code: wrong })).toMatchObject({ ok: false });
  await town.perform(contract.confirmAddress, anna.actor, { code });
  await tell('after');
  await town.runJobs();
  expect(recordedMails()?.[0]).toMatchObject({ to: 'anna@example.cn', subject: '【同心】候补转正' });
  expect(await town.perform(contract.getPreferences, anna.actor, {})).toMatchObject({ mailAddress: 'a***@example.cn' });
});

it('tells another system of facts in order, signed, until it takes them', async () => {
  const taken: { name: string; position: number; signed: boolean }[] = [];
  let isOpen = false;
  let key = '';
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const time = Number(request.headers['tongxin-time']);
      const signed = request.headers['tongxin-signature'] === signatureOf(key, time, body);
      if (isOpen) taken.push({ ...(JSON.parse(body) as { name: string; position: number }), signed });
      response.writeHead(isOpen ? 204 : 503).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/facts`;
  const id = newId();
  const added = await town.perform(contract.addWebhook, system.actor, { id, url, factNames: ['notices.read'] });
  ({ key } = added);
  for (let no = 0; no < 3; no += 1) await town.perform(contract.markRead, anna.actor, {});
  await town.brokenInvariants();
  await town.runRounds();
  await town.runJobs();
  const { items } = await town.perform(contract.listWebhooks, system.actor, {});
  expect(items[0]).toMatchObject({ failures: 1, trouble: 'The receiver answered 503.' });
  isOpen = true;
  town.turnTo('2026-09-28T05:00:00.000Z');
  await town.runRounds();
  await town.runJobs();
  await new Promise((resolve) => receiver.close(resolve));
  expect(taken.filter((fact) => fact.name === 'notices.read' && fact.signed)).toHaveLength(3);
  expect(taken).toHaveLength(3);
  expect(taken.map((fact) => fact.position)).toEqual(taken.map((fact) => fact.position).toSorted((a, b) => a - b));
});

it('calls nothing inside the network unless the operator says so', async () => {
  setNotices({ publicUrl: 'http://localhost', isDemo: true, mayCallInside: false });
  const asked = { id: newId(), url: 'http://127.0.0.1:1/', factNames: ['notices.read'] };
  expect(await town.ask(contract.addWebhook, system.actor, asked)).toMatchObject({
    ok: false,
    problem: { code: 'webhook-address-not-allowed' },
  });
});
