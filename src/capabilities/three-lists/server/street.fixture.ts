import type { PersonActor, Role } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import { addOrganisation } from '../../organisations/contract.ts';
import type { OrganisationKind } from '../../organisations/domain/model.ts';
import { addRoot } from '../../organisations/server/door.ts';
import * as steps from '../../commitments/contract/steps.ts';
import type { Town } from '../../../../test/town.ts';
import { claimNeed, draftNeed, publishNeed, submitNeed } from '../contract.ts';

const regionCode = '370500';

/** A street: a community that asks, two firms that can help, a coordinator above them, and who acts for whom. */
export async function settle(town: Town) {
  const ids = { street: newId(), community: newId(), power: newId(), water: newId() };
  const by = (role: Role, organisationId: string) => town.actor(newId(), [{ role, organisationId }]);
  const coordinator = by('coordinator', ids.street);
  const doing = { actor: coordinator, place: town.place, now: town.now(), newId };
  const root = { id: ids.street, kind: 'work-committee' as const, name: '仙河镇党工委', shortName: '镇党工委' };
  await town.house.database.write(town.place.tenantId, (tx) =>
    addRoot({ ...doing, tx }, { ...root, hostOrganisationId: null, regionCode }),
  );
  const add = (id: string, kind: OrganisationKind, name: string) =>
    town.perform(addOrganisation, coordinator, { id, parentId: ids.street, kind, name, shortName: name, regionCode });
  await add(ids.community, 'community', '幸福社区居民委员会');
  await add(ids.power, 'enterprise', '港区供电所');
  await add(ids.water, 'enterprise', '港区自来水公司');
  return {
    ids,
    coordinator,
    requester: by('clerk', ids.community),
    power: by('clerk', ids.power),
    water: by('clerk', ids.water),
  };
}
export type Street = Awaited<ReturnType<typeof settle>>;

type Asked = {
  readonly lines?: readonly { readonly name: string; readonly amount: number; readonly unit: string }[];
  readonly description?: string;
  readonly clauseId?: string;
};

/** A need as the community writes it, not yet handed in. */
export async function draft(town: Town, { ids, requester }: Street, asked: Asked = {}) {
  const needId = newId();
  const lines = (asked.lines ?? [{ name: '户外灭蚊灯', amount: 10, unit: '盏' }]).map((line) => ({
    id: newId(),
    ...line,
  }));
  await town.perform(draftNeed, requester, {
    id: needId,
    organisationId: ids.community,
    ...(asked.clauseId ? { origin: { capability: 'agreements', id: asked.clauseId } } : {}),
    title: '户外灭蚊灯',
    category: 'facilities',
    description: asked.description ?? '夏天晚上广场蚊虫多，老人孩子不敢出门。',
    areaText: '幸福社区',
    deadlineOn: '2026-12-31',
    contactRole: '社区网格员',
    lines,
  });
  return { needId, lineIds: lines.map((line) => line.id) };
}

/** A need on the wall. */
export async function publish(town: Town, street: Street, asked: Asked = {}) {
  const need = await draft(town, street, asked);
  await town.perform(submitNeed, street.requester, { needId: need.needId });
  await town.perform(publishNeed, street.coordinator, { needId: need.needId });
  return need;
}

/** What a firm says when it takes over a part. */
export function wish(needId: string, lineId: string, organisationId: string, amount: number) {
  const dates = { firstContactOn: '2026-10-08', finishOn: '2026-10-31' };
  return { needId, id: newId(), lineId, organisationId, amount, plan: '分两次安装', ...dates };
}

/** Claims a part and lets the requester agree. */
export async function claimAgreed(
  town: Town,
  street: Street,
  actor: PersonActor,
  wished: ReturnType<typeof wish>,
): Promise<string> {
  const { commitmentId } = await town.perform(claimNeed, actor, wished);
  await town.perform(steps.acceptClaim, street.requester, { commitmentId });
  return commitmentId;
}

/** Walks a commitment from agreed to closed out, so much of it done. */
export async function walkToClosing(
  town: Town,
  street: Street,
  actor: PersonActor,
  { commitmentId, done }: { readonly commitmentId: string; readonly done: number },
): Promise<void> {
  const on = town.now().slice(0, 10);
  await town.perform(steps.startWork, actor, { commitmentId });
  await town.perform(steps.recordFulfilment, actor, { commitmentId, id: newId(), amount: done, on, note: '' });
  const evidence = { kind: 'signed-form' as const, text: '验收单' };
  await town.perform(steps.addEvidence, actor, { commitmentId, id: newId(), ...evidence });
  await town.perform(steps.reportDone, actor, { commitmentId });
  await town.perform(steps.acceptWork, street.requester, { commitmentId, satisfaction: 5 });
  await town.perform(steps.closeOut, street.coordinator, { commitmentId });
}
