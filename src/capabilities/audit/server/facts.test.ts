import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { listFacts } from '../contract.ts';

let town: Town;
let office: Office;
let security: Colleague;
let auditor: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  security = await office.takeOn('13800003001', [['security-administrator', office.rootId]]);
  auditor = await office.takeOn('13800003003', [['auditor', office.rootId]]);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

describe('the record', () => {
  it('is read newest first and page by page, by the auditor of the whole place', async () => {
    const first = await town.perform(listFacts, auditor.actor, { limit: 3 });
    const second = await town.perform(listFacts, auditor.actor, { limit: 3, after: first.next ?? '' });
    const ids = [...first.items, ...second.items].map((fact) => fact.id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(new Set(ids).size).toBe(6);
    const only = await town.perform(listFacts, auditor.actor, { name: 'organisations.added' });
    expect(only.items).toHaveLength(3);
  });

  it('is closed to the auditor of a part and to administrators', async () => {
    const ofPart = await office.takeOn('13800003014', [['auditor', office.branchId]]);
    const asked = await town.ask(listFacts, ofPart.actor, {});
    expect(asked).toMatchObject({ ok: false, problem: { status: 403, code: 'place-not-yours' } });
    expect(await town.ask(listFacts, security.actor, {})).toMatchObject({ ok: false, problem: { status: 403 } });
  });

  it('names nobody', async () => {
    const { items } = await town.perform(listFacts, auditor.actor, { limit: 100 });
    expect(JSON.stringify(items)).not.toContain('赵某某');
    expect(JSON.stringify(items)).not.toContain('13800003');
  });
});
