import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastCode, openOffice, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { makeRecordingSms, useRecordingSms, useSmsPort } from '../../../platform/server/sms/port.ts';
import { introduceDemoPerson } from './door.ts';

let town: Town;
let office: Office;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
});
afterAll(() => town.close());

const address = (path: string) => `http://here.example/${town.place.slug}${path}`;

async function open(path: string): Promise<{ status: number; text: string }> {
  const response = await town.house.http.fetch(new Request(address(path)));
  return { status: response.status, text: await response.text() };
}

/** Sends a form as a browser without scripts does. */
async function send(path: string, fields: Record<string, string>) {
  const body = new URLSearchParams({ key: crypto.randomUUID(), ...fields });
  const response = await town.house.http.fetch(new Request(address(path), { method: 'POST', body }));
  const goesTo = response.headers.get('location') ?? '';
  return { status: response.status, goesTo, text: await response.text(), cookie: response.headers.get('set-cookie') };
}

describe('signing in on a page', () => {
  it('takes two steps, asks a newcomer for a name, and comes back to where one wanted to go', async () => {
    const phone = '13800004001';
    const first = await send('/sign-in?next=/needs', { form: 'phone', phone: '+86 138 0000 4001' });
    expect(first.goesTo).toMatch(/\/sign-in\/code\?ticket=[0-9a-f-]{36}&next=%2Fneeds$/);
    const second = first.goesTo.slice(town.place.slug.length + 1);
    const ticket = new URLSearchParams(second.split('?')[1]).get('ticket') ?? '';
    expect((await open(second)).text).not.toContain('name="name"');
    const fields = { form: 'code', ticket, code: lastCode(phone) };
    const asked = await send(second, fields);
    expect(asked.text).toContain('name="name"');
    expect(asked.cookie).toBeNull();
    const done = await send(second, { ...fields, name: '王小明', agreed: 'true' });
    expect(done).toMatchObject({ status: 303, goesTo: `/${town.place.slug}/needs` });
    expect(done.cookie).toContain('tongxin_session=');
  });

  it('never leads to another site', async () => {
    const { actor, phone } = await office.takeOn('13800004002');
    await town.house.database.write(town.place.tenantId, (tx) =>
      introduceDemoPerson(tx, { personId: actor.personId, no: 1, post: '志愿者', phone, hasPassword: false }),
    );
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const path = `/sign-in?next=${encodeURIComponent(next)}`;
      const { goesTo } = await send(path, { form: 'demo', personId: actor.personId });
      expect(goesTo).toBe(`/${town.place.slug}/my/activities`);
    }
  });

  it('never gives a password back', async () => {
    const { text } = await send('/sign-in', { form: 'password', phone: '13800004003', password: 'quite wrong words' });
    expect(text).toContain('13800004003');
    expect(text).not.toContain('quite wrong words');
  });
});

describe('the page of recorded messages', () => {
  it('does not exist while a provider is at work', async () => {
    expect((await open('/developer/messages')).status).toBe(200);
    useSmsPort({ send: async () => {} });
    expect((await open('/developer/messages')).status).toBe(404);
    useRecordingSms(makeRecordingSms(town.now));
  });
});
