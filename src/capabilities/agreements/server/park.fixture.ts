import type { PersonActor, Role } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import * as steps from '../../commitments/contract/steps.ts';
import { addOrganisation } from '../../organisations/contract.ts';
import type { OrganisationKind } from '../../organisations/domain/model.ts';
import { addRoot } from '../../organisations/server/door.ts';
import type { Town } from '../../../../test/town.ts';
import { agreeToAgreement, draftAgreement, proposeAgreement, signAgreement } from '../contract.ts';

const regionCode = '440303';

/** A park's joint committee, a blood centre that hosts a branch, a firm that hosts none, and their clerks. */
export async function settle(town: Town) {
  const ids = { district: newId(), park: newId(), blood: newId(), branch: newId(), firm: newId() };
  const by = (role: Role, organisationId: string) => town.actor(newId(), [{ role, organisationId }]);
  const coordinator = by('coordinator', ids.district);
  const doing = { actor: coordinator, place: town.place, now: town.now(), newId };
  const root = { id: ids.district, kind: 'work-committee' as const, name: '罗湖试验区党工委', shortName: '区党工委' };
  await town.house.database.write(town.place.tenantId, (tx) =>
    addRoot({ ...doing, tx }, { ...root, hostOrganisationId: null, regionCode }),
  );
  const add = (id: string, kind: OrganisationKind, name: string, hostOrganisationId: string | null = null) => {
    const more = { parentId: ids.district, shortName: name, hostOrganisationId, regionCode };
    return town.perform(addOrganisation, coordinator, { id, kind, name, ...more });
  };
  await add(ids.park, 'joint-committee', '水贝园区联合党委');
  await add(ids.blood, 'blood-centre', '市血液中心');
  await add(ids.branch, 'branch', '血液中心第一党支部', ids.blood);
  await add(ids.firm, 'enterprise', '翠绿首饰公司');
  return {
    ids,
    coordinator,
    park: by('clerk', ids.park),
    blood: by('clerk', ids.blood),
    firm: by('clerk', ids.firm),
  };
}
export type Park = Awaited<ReturnType<typeof settle>>;

/** The agreement as the park writes it: one lecture series promised directly, donations through the list of needs. */
export function draftOf({ ids }: Park) {
  const term = { from: '2026-06-01', dueOn: '2026-09-30' };
  return {
    id: newId(),
    title: '爱满水贝共建协议',
    purpose: '无偿献血与党建共建',
    startsOn: '2026-06-01',
    endsOn: '2027-05-31',
    parties: [
      { organisationId: ids.park, role: 'main' as const },
      { organisationId: ids.blood, role: 'main' as const },
      { organisationId: ids.firm, role: 'supporting' as const },
    ],
    clauses: [
      {
        id: newId(),
        text: '举办联合党课',
        providerOrganisationId: ids.blood,
        requesterOrganisationId: ids.park,
        target: { amount: 4, unit: '次' },
        way: 'direct' as const,
        ...term,
      },
      {
        id: newId(),
        text: '组织园区献血',
        providerOrganisationId: ids.park,
        requesterOrganisationId: ids.blood,
        target: { amount: 200, unit: '人次' },
        way: 'by-needs' as const,
        ...term,
      },
    ],
  };
}

/** Drafted and put before the parties. */
export async function propose(town: Town, park: Park) {
  const draft = draftOf(park);
  await town.perform(draftAgreement, park.park, draft);
  await town.perform(proposeAgreement, park.park, { agreementId: draft.id });
  return draft;
}

/** Agreed by both main parties and signed today. */
export async function sign(town: Town, park: Park) {
  const draft = await propose(town, park);
  const agreementId = draft.id;
  await town.perform(agreeToAgreement, park.park, { agreementId, organisationId: park.ids.park });
  await town.perform(agreeToAgreement, park.blood, { agreementId, organisationId: park.ids.blood });
  const signing = { agreementId, signedOn: town.now().slice(0, 10), placeText: '市血液中心' };
  const { commitments } = await town.perform(signAgreement, park.blood, signing);
  return { agreementId, clauses: draft.clauses, commitments };
}

type Walk = {
  readonly commitmentId: string;
  readonly provider: PersonActor;
  readonly requester: PersonActor;
  readonly closer: PersonActor;
  readonly amount: number;
};

/** Walks a commitment from the signature to its closing. */
export async function walkToClosing(town: Town, { commitmentId, provider, requester, closer, amount }: Walk) {
  const on = town.now().slice(0, 10);
  await town.perform(steps.startWork, provider, { commitmentId });
  await town.perform(steps.recordFulfilment, provider, { commitmentId, id: newId(), amount, on, note: '' });
  await town.perform(steps.addEvidence, provider, { commitmentId, id: newId(), kind: 'list', text: '签到表' });
  await town.perform(steps.reportDone, provider, { commitmentId });
  await town.perform(steps.acceptWork, requester, { commitmentId, satisfaction: 5 });
  await town.perform(steps.closeOut, closer, { commitmentId });
}
