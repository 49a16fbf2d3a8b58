import type { Origin } from '../../../kernel/origin.ts';
import { call } from '../../../platform/console/api.ts';
import type { ServedMatter } from '../../../platform/console/door.ts';
import { listPeople, type PersonRow } from '../contract.ts';

const MOST = 100;

/** Who may speak for an organisation: its own people first, then others within reach. Names stay masked. */
export async function listLiaisonChoices(organisation: Origin | undefined): Promise<readonly ServedMatter[]> {
  const isAsked = organisation?.capability === 'organisations';
  const own = isAsked ? await call(listPeople, { organisationId: organisation.id, limit: MOST }) : { items: [] };
  const all = await call(listPeople, { limit: MOST });
  const rows = new Map<string, PersonRow>([...own.items, ...all.items].map((row) => [row.id, row]));
  return [...rows.values()].map(({ id, maskedName, volunteerNo, maskedPhone }) => ({
    origin: { capability: 'people', id },
    text: [maskedName, volunteerNo, maskedPhone].filter(Boolean).join(' · '),
  }));
}
