import { findCommitmentSummary } from '../../capabilities/commitments/server/door.ts';
import { notify, say } from '../../capabilities/notices/server/door.ts';
import { findOrganisation } from '../../capabilities/organisations/server/door.ts';
import { listRoleHolders } from '../../capabilities/roles/server/door.ts';
import type { Listener } from '../../platform/server/offers.ts';

type Occasion =
  | 'claimProposed'
  | 'claimAccepted'
  | 'claimDeclined'
  | 'reportedDone'
  | 'accepted'
  | 'returned'
  | 'closedOut';
type Side = 'provider' | 'requester';

/** Whose clerks hear of which step: always the side that did not take it and has to do with it next. */
const told: Readonly<Record<string, readonly [Occasion, readonly Side[]]>> = {
  'commitments.proposed': ['claimProposed', ['requester']],
  'commitments.claim-accepted': ['claimAccepted', ['provider']],
  'commitments.declined': ['claimDeclined', ['provider']],
  'commitments.reported-done': ['reportedDone', ['requester']],
  'commitments.accepted': ['accepted', ['provider']],
  'commitments.returned': ['returned', ['provider']],
  'commitments.closed-out': ['closedOut', ['provider', 'requester']],
};

export const commitmentToNotices: Listener = {
  name: 'commitment-to-notices',
  to: Object.keys(told),
  async apply(doing, fact) {
    const entry = told[fact.name];
    const commitment = entry && (await findCommitmentSummary(doing.tx, fact.subject.id));
    if (!entry || !commitment) return [];
    const [occasion, sides] = entry;
    const { id, ledgerNo, title, providerOrganisationId, requesterOrganisationId } = commitment;
    const ids = { provider: providerOrganisationId, requester: requesterOrganisationId };
    const personIds = new Set<string>();
    for (const side of sides) {
      const organisation = await findOrganisation(doing.tx, ids[side]);
      if (!organisation) continue;
      const clerks = await listRoleHolders(doing.tx, 'clerk', organisation, doing.now);
      for (const personId of clerks) personIds.add(personId);
    }
    // Whoever took the step knows of it.
    personIds.delete(fact.actorId);
    return notify(doing, {
      kind: 'commitment',
      key: `${fact.name} ${fact.id}`,
      personIds: [...personIds],
      subject: { capability: 'commitments', id },
      to: `/console/commitments/${id}`,
      words: say((t) => t[occasion](ledgerNo, title)),
    });
  },
};
