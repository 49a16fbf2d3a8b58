import type { Grant, PersonActor } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { Commitment, CommitmentAction, CommitmentDraft, CommitmentState, Matter } from './model.ts';
import * as rules from './rules.ts';
import type { Taken } from './rules.ts';

/** People and organisations for the pure tests: a district, a firm below it that promises, a community it serves. */
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const district = { id: idOf(1), lineage: [idOf(1)] };
export const firm = { id: idOf(2), lineage: [idOf(2), idOf(1)] };
export const community = { id: idOf(3), lineage: [idOf(3), idOf(1)] };

export function person(n: number, ...grants: Grant[]): PersonActor {
  return { kind: 'person', tenantId: idOf(0), personId: idOf(100 + n), sessionId: idOf(0), grants };
}

export const provider = person(1, { role: 'clerk', organisationId: firm.id });
export const requester = person(2, { role: 'clerk', organisationId: community.id });
export const coordinator = person(3, { role: 'coordinator', organisationId: district.id });
export const outsider = person(4, { role: 'clerk', organisationId: idOf(9) });
/** Holds every role at the top: the person separation of duties is made for. */
export const everybody = person(
  5,
  { role: 'clerk', organisationId: district.id },
  { role: 'coordinator', organisationId: district.id },
);

let madeIds = 1000;
export function testId(): string {
  madeIds += 1;
  return idOf(madeIds);
}

export const firstDay: Instant = '2026-06-25T02:00:00.000Z';

export function occasionOn(now: Instant) {
  return { now, stepId: testId() };
}

export const draft: CommitmentDraft = {
  id: idOf(10),
  title: '户外灭蚊灯',
  providerOrganisationId: firm.id,
  requesterOrganisationId: community.id,
  origins: [{ capability: 'three-lists', id: idOf(11) }],
  quantity: { amount: 10, unit: '盏' },
  dueOn: '2026-07-31',
  plan: '分两次安装',
  startsAs: 'proposed',
};

export function valueOf<Value>(decision: Decision<Value>): Value {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal}`);
  return decision.value;
}

export function asMatter(commitment: Commitment): Matter {
  return { ...commitment, provider: firm, requester: community };
}

export function made(more: Partial<CommitmentDraft> = {}): Matter {
  const decision = rules.makeCommitment(provider, { ...draft, ...more }, 'TRY-2026-0001', occasionOn(firstDay));
  return asMatter(valueOf(decision).commitment);
}

/** Takes a step with whatever must be said along with it. */
export function tryStep(actor: PersonActor, matter: Matter, action: CommitmentAction, now: Instant = firstDay) {
  const occasion = occasionOn(now);
  const reason = '试一试';
  switch (action) {
    case 'record-fulfilment':
      return rules.recordFulfilment(actor, matter, { id: testId(), amount: 1, on: '2026-06-25', note: '' }, occasion);
    case 'add-evidence':
      return rules.addEvidence(actor, matter, { id: testId(), kind: 'list', text: '签收单', fileId: null }, occasion);
    case 'reopen':
      return rules.reopen(actor, matter, { reason }, occasion);
    case 'accept':
      return rules.takeStep(actor, matter, { action, satisfaction: 5 }, occasion);
    case 'follow-up':
      return rules.takeStep(actor, matter, { action, result: 'good' }, occasion);
    case 'decline':
    case 'release':
    case 'return':
      return rules.takeStep(actor, matter, { action, reason }, occasion);
    default:
      return rules.takeStep(actor, matter, { action }, occasion);
  }
}

type Turn = readonly [PersonActor, CommitmentAction, Instant?];

/** Plays steps that must all be allowed. */
export function play(matter: Matter, ...turns: readonly Turn[]): Matter {
  return turns.reduce((now, [actor, action, at]) => {
    const decision: Decision<Taken> = tryStep(actor, now, action, at);
    return asMatter(valueOf(decision).commitment);
  }, matter);
}

const walkToReport: readonly Turn[] = [
  [requester, 'accept-claim'],
  [provider, 'start'],
  [provider, 'record-fulfilment'],
  [provider, 'add-evidence'],
  [provider, 'report-done'],
];
const walkToClosing: readonly Turn[] = [...walkToReport, [requester, 'accept'], [coordinator, 'close-out']];

/** The steps by which a matter comes into each state; in the states of work all that a report needs is there. */
const walks: Readonly<Record<CommitmentState, readonly Turn[]>> = {
  proposed: [],
  committed: walkToReport.slice(0, 1),
  'in-progress': walkToReport.slice(0, 4),
  reported: walkToReport,
  accepted: walkToClosing.slice(0, 6),
  closed: walkToClosing,
  reopened: [...walkToClosing, [requester, 'reopen'], [provider, 'record-fulfilment'], [provider, 'add-evidence']],
  released: [...walkToReport.slice(0, 1), [provider, 'release']],
  declined: [[requester, 'decline']],
};

export function matterIn(state: CommitmentState): Matter {
  return play(made(), ...walks[state]);
}
