import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../../../../test/town.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import { newId } from '../../../platform/server/ids.ts';
import { findPeople, findPersonByPhone, registerPerson } from './door.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

function register(phone: string, name = '张三丰') {
  const actor = { kind: 'system', tenantId: town.place.tenantId, name: 'test' } as const;
  return town.house.database.write(town.place.tenantId, (tx) => {
    const doing: Doing = { tx, actor, place: town.place, now: town.now(), newId };
    return registerPerson(doing, { id: newId(), name, phone, organisationId: null });
  });
}

describe('registering people', () => {
  it('gives each a number of the year, also when many come at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, index) => register(`138000050${10 + index}`)));
    const numbers = all.map((decision) => (decision.ok ? decision.value.volunteerNo : decision.refusal));
    expect(new Set(numbers).size).toBe(20);
    for (const number of numbers) expect(number).toMatch(/^V2026-0000\d\d$/);
    expect(await town.brokenInvariants()).toEqual([]);
  });

  it('finds a person by telephone without keeping it in the clear, and refuses it a second time', async () => {
    const first = await register('13800005001');
    expect(first.ok).toBe(true);
    const found = await town.house.database.read(town.place.tenantId, (tx) => findPersonByPhone(tx, '13800005001'));
    expect(found?.name).toBe('张三丰');
    expect(await register('13800005001')).toMatchObject({ ok: false, refusal: 'phone-already-registered' });
    const kept = await town.house.database.read(town.place.tenantId, (tx) =>
      tx.query('select * from people.person where tenant_id = $1', [tx.tenantId]),
    );
    expect(JSON.stringify(kept)).not.toContain('13800005001');
  });

  it('leaves no personal data in the facts', async () => {
    const decision = await register('13800005002', '李四');
    expect(JSON.stringify(decision.ok && decision.facts)).not.toMatch(/李四|13800005002/);
  });

  it('hands out masked names and forgets nobody who was asked for', async () => {
    const decision = await register('13800005003', '王五');
    const id = decision.ok ? decision.value.id : '';
    const people = await town.house.database.read(town.place.tenantId, (tx) => findPeople(tx, [id, newId()]));
    expect([...people.values()]).toMatchObject([{ id, maskedName: '王*' }]);
  });
});
