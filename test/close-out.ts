import { randomUUID } from 'node:crypto';
import type { PersonActor, Role } from '../src/kernel/actor.ts';
import { newId } from '../src/platform/server/ids.ts';
import { addRoot } from '../src/capabilities/organisations/server/door.ts';
import { addOrganisation } from '../src/capabilities/organisations/contract.ts';
import type { OrganisationKind } from '../src/capabilities/organisations/domain/model.ts';
import type { Town } from './town.ts';
import * as steps from '../src/capabilities/commitments/contract/steps.ts';
import type { CommitmentDraft } from '../src/capabilities/commitments/domain/model.ts';
import { makeCommitment } from '../src/capabilities/commitments/server/door.ts';

const regionCode = '370500';

/** A district with a firm that promises and a community that is served, and the people who act for them. */
export async function settle(town: Town) {
  const ids = { district: newId(), firm: newId(), community: newId(), hospital: newId() };
  const by = (role: Role, organisationId: string) => town.actor(newId(), [{ role, organisationId }]);
  const coordinator = by('coordinator', ids.district);
  const doing = doingAs(town, coordinator);
  const root = { id: ids.district, kind: 'work-committee' as const, name: '试验区党工委', shortName: '区党工委' };
  await town.house.database.write(town.place.tenantId, (tx) =>
    addRoot({ ...doing, tx }, { ...root, hostOrganisationId: null, regionCode }),
  );
  const add = (id: string, kind: OrganisationKind, name: string, shortName: string) =>
    town.perform(addOrganisation, coordinator, { id, parentId: ids.district, kind, name, shortName, regionCode });
  await add(ids.firm, 'enterprise', '港区供电有限公司', '供电公司');
  await add(ids.community, 'community', '幸福社区居民委员会', '幸福社区');
  await add(ids.hospital, 'hospital', '市第一医院', '市一医院');
  const outsider = by('clerk', ids.hospital);
  return { ids, coordinator, provider: by('clerk', ids.firm), requester: by('clerk', ids.community), outsider };
}

export type Settled = Awaited<ReturnType<typeof settle>>;

export function doingAs(town: Town, actor: PersonActor) {
  return { actor, place: town.place, now: town.now(), newId };
}

/** Makes a commitment as a capability above would, through the door. */
export async function promise(town: Town, settled: Settled, more: Partial<CommitmentDraft> = {}) {
  const { ids, provider } = settled;
  const draft: CommitmentDraft = {
    id: newId(),
    title: '户外灭蚊灯',
    providerOrganisationId: ids.firm,
    requesterOrganisationId: ids.community,
    origins: [{ capability: 'three-lists', id: randomUUID() }],
    quantity: { amount: 10, unit: '盏' },
    dueOn: '2026-10-15',
    plan: '张三师傅带队分两次安装',
    startsAs: 'proposed',
    ...more,
  };
  const made = await town.house.database.write(town.place.tenantId, (tx) =>
    makeCommitment({ ...doingAs(town, provider), tx }, draft),
  );
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
}

/** Walks a promise on to its report. */
export async function walkToReport(town: Town, { provider, requester }: Settled, commitmentId: string) {
  const on = town.now().slice(0, 10);
  const evidence = { kind: 'signed-form' as const, text: '李四签收，电话十一位' };
  await town.perform(steps.acceptClaim, requester, { commitmentId });
  await town.perform(steps.startWork, provider, { commitmentId });
  await town.perform(steps.recordFulfilment, provider, { commitmentId, id: newId(), amount: 6, on, note: '王五到场' });
  await town.perform(steps.addEvidence, provider, { commitmentId, id: newId(), ...evidence });
  await town.perform(steps.reportDone, provider, { commitmentId });
}

/** Walks it on to its closing, by three people. */
export async function walkToClosing(town: Town, settled: Settled, commitmentId: string) {
  await walkToReport(town, settled, commitmentId);
  await town.perform(steps.acceptWork, settled.requester, { commitmentId, satisfaction: 5, comment: '赵六说很好' });
  await town.perform(steps.closeOut, settled.coordinator, { commitmentId });
}
