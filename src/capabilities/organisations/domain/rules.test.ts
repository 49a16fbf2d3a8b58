import { describe, expect, it } from 'vitest';
import type { PersonActor, Role } from '../../../kernel/actor.ts';
import { inTreeOrder, type Organisation } from './model.ts';
import { addOrganisation, type OrganisationDraft } from './rules.ts';

const actor = (role: Role, organisationId: string): PersonActor => ({
  kind: 'person',
  tenantId: 't',
  personId: 'p',
  sessionId: 's',
  grants: [{ role, organisationId }],
});
const parent: Organisation = {
  id: 'town',
  lineage: ['town'],
  parentId: null,
  kind: 'work-committee',
  name: '联席办公室',
  shortName: '联席办',
  hostOrganisationId: null,
  regionCode: '370500',
  creditCode: null,
  nameFrom: null,
  shortNameFrom: null,
  mergedIntoId: null,
};
const company: Organisation = { ...parent, id: 'company', lineage: ['company', 'town'], kind: 'enterprise' };
const draft: OrganisationDraft = {
  id: 'branch',
  parentId: 'town',
  kind: 'branch',
  name: '建设公司党支部',
  shortName: '建设支部',
  hostOrganisationId: 'company',
  regionCode: '370500',
  creditCode: null,
};
const around = { parent, host: company, hasTwin: false, isCodeTaken: false };

describe('adding an organisation', () => {
  it('puts it below its parent, with the whole lineage', () => {
    const decision = addOrganisation(actor('coordinator', 'town'), draft, around);
    expect(decision.ok && decision.value.lineage).toEqual(['branch', 'town']);
  });
  it('is for the coordinator of the parent only', () => {
    expect(addOrganisation(actor('clerk', 'town'), draft, around)).toMatchObject({ refusal: 'parent-not-yours' });
    expect(addOrganisation(actor('coordinator', 'else'), draft, around)).toMatchObject({ refusal: 'parent-not-yours' });
  });
  it('gives a host to Party organisations only, and never a Party organisation as host', () => {
    const coordinator = actor('coordinator', 'town');
    expect(addOrganisation(coordinator, { ...draft, kind: 'hospital' }, around)).toMatchObject({
      refusal: 'host-not-needed',
    });
    expect(addOrganisation(coordinator, draft, { ...around, host: parent })).toMatchObject({
      refusal: 'host-is-party-organisation',
    });
  });
  it('refuses a second one of the same name under one parent', () => {
    expect(addOrganisation(actor('coordinator', 'town'), draft, { ...around, hasTwin: true })).toMatchObject({
      refusal: 'name-already-used',
    });
  });
});

describe('the order of the tree', () => {
  const at = (id: string, parentId: string | null): Organisation => ({ ...parent, id, parentId, name: id });
  it('puts each organisation after the one above it, and siblings by name', () => {
    const shuffled = [at('乙', '根'), at('甲一', '甲'), at('根', null), at('甲', '根')];
    expect(inTreeOrder(shuffled).map(({ id }) => id)).toEqual(['根', '甲', '甲一', '乙']);
  });
});
