import { call } from '../../../platform/console/api.ts';
import type { ServedMatter } from '../../../platform/console/door.ts';
import type { Origin } from '../../../kernel/origin.ts';
import { getPublicCommitment, listPublicCommitments, type CommitmentCard } from '../contract.ts';
import { takesActivities } from '../domain/model.ts';

/** The commitments that a new activity may serve: those that would still take it as evidence. */
export async function listCommitmentChoices(wanted: Origin | undefined): Promise<readonly ServedMatter[]> {
  const pages = await Promise.all(takesActivities.map((state) => call(listPublicCommitments, { state, limit: 50 })));
  const listed: Pick<CommitmentCard, 'id' | 'title' | 'ledgerNo'>[] = pages.flatMap(({ items }) => items);
  const isElsewhere = wanted?.capability === 'commitments' && !listed.some(({ id }) => id === wanted.id);
  if (isElsewhere) listed.push(await call(getPublicCommitment, { commitmentId: wanted.id }));
  return listed.map(({ id, title, ledgerNo }) => ({
    origin: { capability: 'commitments', id },
    text: `${title} · ${ledgerNo}`,
  }));
}
