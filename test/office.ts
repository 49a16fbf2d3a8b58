import { setAccess, setPassword } from '../src/capabilities/access/server/door.ts';
import { grantAtSetUp } from '../src/capabilities/roles/server/door.ts';
import { addOrganisation } from '../src/capabilities/organisations/contract.ts';
import { addRoot } from '../src/capabilities/organisations/server/door.ts';
import { registerPerson } from '../src/capabilities/people/server/door.ts';
import type { PersonActor, Role } from '../src/kernel/actor.ts';
import type { Fact } from '../src/kernel/decision.ts';
import { storeFacts } from '../src/platform/server/facts.ts';
import type { Doing } from '../src/platform/server/handle.ts';
import { newId } from '../src/platform/server/ids.ts';
import { makeRecordingSms, recordedMessages, useRecordingSms } from '../src/platform/server/sms/port.ts';
import type { Town } from './town.ts';

/** One who works here; `password` only where one was set. */
export type Colleague = { readonly actor: PersonActor; readonly phone: string; readonly password: string };

/** A root with a branch below it and one beside it, and a way to take people on. */
export type Office = {
  readonly rootId: string;
  readonly branchId: string;
  readonly otherBranchId: string;
  readonly takeOn: (
    phone: string,
    grants?: readonly (readonly [Role, string])[],
    more?: { readonly hasPassword?: boolean },
  ) => Promise<Colleague>;
};

const PASSWORD = 'a long enough one';

export async function openOffice(town: Town): Promise<Office> {
  useRecordingSms(makeRecordingSms(town.now));
  setAccess({ isDemo: true, demoPassword: PASSWORD, isSecure: false });
  const inSetUp = async (work: (doing: Doing) => Promise<readonly Fact[]>) => {
    const actor = { kind: 'system', tenantId: town.place.tenantId, name: 'set-up' } as const;
    await town.house.database.write(town.place.tenantId, async (tx) => {
      const facts = await work({ tx, actor, place: town.place, now: town.now(), newId });
      await storeFacts(
        tx,
        facts.map((fact) => ({ fact, actor })),
        town.now(),
      );
    });
  };
  const [rootId, branchId, otherBranchId] = [newId(), newId(), newId()];
  const regionCode = '370500';
  const root = { id: rootId, kind: 'work-committee', name: '联席办公室', shortName: '联席办' } as const;
  await inSetUp((doing) => addRoot(doing, { ...root, hostOrganisationId: null, regionCode }));
  const coordinator = town.actor(newId(), [{ role: 'coordinator', organisationId: rootId }]);
  const add = (id: string, name: string) =>
    town.perform(addOrganisation, coordinator, {
      id,
      parentId: rootId,
      kind: 'branch',
      name,
      shortName: name,
      regionCode,
    });
  await add(branchId, '建设支部');
  await add(otherBranchId, '供电支部');
  return {
    rootId,
    branchId,
    otherBranchId,
    async takeOn(phone, grants = [], { hasPassword = true } = {}) {
      const personId = newId();
      await inSetUp(async (doing) => {
        const registered = await registerPerson(doing, { id: personId, name: '赵某某', phone, organisationId: rootId });
        if (!registered.ok) throw new Error(registered.refusal);
        const facts = [...registered.facts];
        if (hasPassword) facts.push(...(await setPassword(doing, personId, PASSWORD)));
        for (const [role, organisationId] of grants) {
          facts.push(...(await grantAtSetUp(doing, { id: newId(), personId, role, organisationId })));
        }
        return facts;
      });
      const held = grants.map(([role, organisationId]) => ({ role, organisationId }));
      return { actor: town.actor(personId, held), phone, password: PASSWORD };
    },
  };
}

/** The code in the last message to this telephone. */
export function lastCode(phone: string): string {
  const message = recordedMessages()?.find((each) => each.phone === phone);
  const code = message?.text.match(/\d{6}/)?.[0];
  if (!code) throw new Error(`No code was sent to ${phone}.`);
  return code;
}

/** A code that is surely not this one. */
export function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}
