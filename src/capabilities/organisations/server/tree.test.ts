import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { newId } from '../../../platform/server/ids.ts';
import { addOrganisation, getOrganisation, listOrganisations, listTree } from '../contract.ts';

let town: Town;
let office: Office;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const draft = (parentId: string, name: string) => ({
  id: newId(),
  parentId,
  kind: 'enterprise' as const,
  name,
  shortName: name,
  regionCode: '370500',
});

describe('the tree of organisations', () => {
  it('grows below what is entrusted to a coordinator, and nowhere else', async () => {
    const ofBranch = town.actor(newId(), [{ role: 'coordinator', organisationId: office.branchId }]);
    const company = draft(office.branchId, '建设公司');
    await town.perform(addOrganisation, ofBranch, company);
    const workshop = draft(company.id, '一车间');
    await town.perform(addOrganisation, ofBranch, workshop);
    const found = await town.perform(getOrganisation, town.stranger, { organisationId: workshop.id });
    expect(found).toMatchObject({ name: '一车间', depth: 3 });
    for (const parentId of [office.rootId, office.otherBranchId]) {
      const asked = await town.ask(addOrganisation, ofBranch, draft(parentId, '别处公司'));
      expect(asked).toMatchObject({ ok: false, problem: { code: 'parent-not-yours' } });
    }
  });

  it('keeps a name once under a parent, even when it is added several times at the same moment', async () => {
    const coordinator = town.actor(newId(), [{ role: 'coordinator', organisationId: office.rootId }]);
    for (let round = 0; round < 4; round += 1) {
      const all = Array.from({ length: 4 }, () =>
        town.ask(addOrganisation, coordinator, draft(office.rootId, `同名公司${round}`)),
      );
      const codes = (await Promise.all(all)).map((performed) => (performed.ok ? 'added' : performed.problem.code));
      expect(codes.sort()).toEqual(['added', 'name-already-used', 'name-already-used', 'name-already-used']);
    }
  });

  it('is listed to anyone page by page, and to those signed in with each after the one above it', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await town.perform(listOrganisations, town.stranger, { limit: 2, ...(after ? { after } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    const { items, isCut } = await town.perform(listTree, town.actor(newId()), {});
    expect(isCut).toBe(false);
    expect(items.map(({ id }) => id).sort()).toEqual([...seen].sort());
    const places = new Map(items.map(({ id }, index) => [id, index]));
    for (const { id, parentId } of items) {
      if (parentId) expect(places.get(parentId)).toBeLessThan(places.get(id) ?? 0);
    }
  });

  it('is not seen from another place', async () => {
    const elsewhere = await town.addPlace('elsewhere', 'ELS');
    const stranger = { kind: 'stranger', tenantId: elsewhere.tenantId } as const;
    const asked = town.ask(getOrganisation, stranger, { organisationId: office.rootId }, { place: elsewhere });
    expect(await asked).toMatchObject({ ok: false, problem: { code: 'organisation-not-found' } });
  });
});
