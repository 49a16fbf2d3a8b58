import type { Fact } from '../../../kernel/decision.ts';
import type { Commitment, StepAction } from './model.ts';

/** What each step is called once it has happened. */
export const factNames = {
  propose: 'commitments.proposed',
  make: 'commitments.made',
  'accept-claim': 'commitments.claim-accepted',
  decline: 'commitments.declined',
  start: 'commitments.started',
  release: 'commitments.released',
  'record-fulfilment': 'commitments.fulfilment-recorded',
  'add-evidence': 'commitments.evidence-added',
  'report-done': 'commitments.reported-done',
  accept: 'commitments.accepted',
  return: 'commitments.returned',
  'close-out': 'commitments.closed-out',
  'follow-up': 'commitments.followed-up',
  reopen: 'commitments.reopened',
} as const satisfies Record<StepAction, `commitments.${string}`>;

/** The fact of a step. Texts and persons stay out of it: the author is kept beside the fact by the platform. */
export function stepTaken(
  commitment: Commitment,
  action: StepAction,
  more: Readonly<Record<string, string | number | null>> = {},
): Fact {
  return {
    name: factNames[action],
    subject: { kind: 'commitment', id: commitment.id },
    detail: {
      ledgerNo: commitment.ledgerNo,
      origins: commitment.origins,
      providerOrganisationId: commitment.providerOrganisationId,
      requesterOrganisationId: commitment.requesterOrganisationId,
      cycle: commitment.cycle,
      ...more,
    },
  };
}
