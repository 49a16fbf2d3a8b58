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

describe('the record narrowed', () => {
  const names = async (filter: Parameters<typeof town.perform<typeof listFacts>>[2]) =>
    (await town.perform(listFacts, auditor.actor, { limit: 100, ...filter })).items;

  it('to kinds, a capability, a thing, an organisation with all below it', async () => {
    const kinds = await names({ name: 'organisations.added,people.registered' });
    expect(new Set(kinds.map((fact) => fact.name))).toEqual(new Set(['organisations.added', 'people.registered']));
    const area = await names({ capability: 'organisations' });
    expect(area.length).toBeGreaterThan(0);
    expect(area.every((fact) => fact.name.startsWith('organisations.'))).toBe(true);
    const branch = await names({ organisationId: office.branchId });
    expect(branch.map((fact) => fact.subjectId)).toContain(office.branchId);
    expect(branch.map((fact) => fact.subjectId)).not.toContain(office.otherBranchId);
    const all = await names({ organisationId: office.rootId });
    expect(all.map((fact) => fact.subjectId)).toEqual(expect.arrayContaining([office.branchId, office.otherBranchId]));
  });

  it('to days, of which both count', async () => {
    expect(await names({ fromDay: '2026-09-29' })).toEqual([]);
    expect(await names({ toDay: '2026-09-27' })).toEqual([]);
    expect((await names({ fromDay: '2026-09-28', toDay: '2026-09-28' })).length).toBeGreaterThan(5);
  });

  it('to a person by the volunteer number, who stays masked', async () => {
    const added = (await names({ name: 'people.registered' })).find(
      (fact) => fact.subjectId === security.actor.personId,
    );
    const volunteerNo = added?.subjectPerson?.volunteerNo ?? '';
    expect(added?.subjectPerson?.maskedName).toBe('赵**');
    expect(await names({ volunteerNo })).toEqual([]);
    expect(await names({ volunteerNo: 'V0000-000000' })).toEqual([]);
  });

  it('to what was refused', async () => {
    const refused = await names({ outcome: 'refused' });
    const done = await names({ outcome: 'done' });
    expect(refused.every((fact) => /-(failed|wrong|refused)$/.test(fact.name))).toBe(true);
    expect(done.length).toBeGreaterThan(refused.length);
  });
});
