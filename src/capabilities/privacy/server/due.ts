import { isPerson } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import type { DueItem, DueQuestion } from '../../../platform/server/offers.ts';
import { listOrganisationIds } from '../../organisations/server/door.ts';
import { isOfficerOf } from '../domain/policy.ts';
import { words } from '../messages/words.ts';
import { listWaiting } from './store/minors.ts';
import { listOpen } from './store/requests.ts';

const AT_MOST = 25;

/** What waits for the privacy officer: requests with a clock, and looks at data of minors to be decided. */
export async function listDue({ tx, actor, now, locale }: DueQuestion): Promise<readonly DueItem[]> {
  if (!isPerson(actor)) return [];
  if (!isOfficerOf(actor, await listOrganisationIds(tx, { rootsOnly: true }))) return [];
  const { due: t, requestKinds, requestStates, minorStates } = words[locale];
  const requests = (await listOpen(tx, AT_MOST)).filter((request) => request.personId !== actor.personId);
  const accesses = (await listWaiting(tx, now, AT_MOST)).filter((access) => access.requestedBy !== actor.personId);
  return [
    ...requests.map((request): DueItem => ({
      id: request.id,
      tag:
        request.dueOn < civilDateOf(now)
          ? { tone: 'late', text: t.late }
          : { tone: request.state === 'received' ? 'waiting' : 'doing', text: requestStates[request.state] },
      title: t.request(requestKinds[request.kind]),
      detail: t.requestDetail,
      dueOn: request.dueOn,
      step: { text: t.handle, to: `/privacy/requests/${request.id}`, weight: 'main' },
    })),
    ...accesses.map((access): DueItem => ({
      id: access.id,
      tag: { tone: 'waiting', text: minorStates[access.state] },
      title: t.minor,
      detail: t.minorDetail,
      dueOn: civilDateOf(access.usableUntil),
      step: { text: t.decide, to: '/minors', weight: 'main' },
    })),
  ];
}
