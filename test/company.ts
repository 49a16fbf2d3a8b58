import type { Doing } from '../src/platform/server/handle.ts';
import { newId } from '../src/platform/server/ids.ts';
import type { Town } from './town.ts';
import { addRoot } from '../src/capabilities/organisations/server/door.ts';
import { registerPerson } from '../src/capabilities/people/server/door.ts';

/** An organisation with its people, all on record. */
export type Company = {
  readonly organisationId: string;
  readonly leaderId: string;
  readonly clerkId: string;
  readonly volunteerIds: readonly string[];
};

export async function populate(town: Town, volunteers: number): Promise<Company> {
  const company = { organisationId: newId(), leaderId: newId(), clerkId: newId() };
  const volunteerIds = Array.from({ length: volunteers }, () => newId());
  await town.house.database.write(town.place.tenantId, async (tx) => {
    const actor = { kind: 'system', tenantId: tx.tenantId, name: 'rehearsal' } as const;
    const doing: Doing = { tx, actor, place: town.place, now: town.now(), newId };
    await addRoot(doing, {
      id: company.organisationId,
      kind: 'joint-committee',
      name: '翠竹联合党委',
      shortName: '翠竹',
      hostOrganisationId: null,
      regionCode: '440303',
    });
    for (const [index, id] of [company.leaderId, company.clerkId, ...volunteerIds].entries()) {
      const phone = `138${String(index).padStart(8, '0')}`;
      const decision = await registerPerson(doing, {
        id,
        name: `赵人${index}`,
        phone,
        organisationId: company.organisationId,
      });
      if (!decision.ok) throw new Error(decision.refusal);
    }
  });
  return { ...company, volunteerIds };
}
