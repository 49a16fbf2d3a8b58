import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../kernel/actor.ts';
import { actionsIn } from '../../../kernel/transitions.ts';
import { ComplaintAction, ComplaintNumber, ComplaintState, LookupCode, numberOf, type Complaint } from './model.ts';
import { kindsHandledBy } from './policy.ts';
import { moveComplaint, receiveComplaint, reopenComplaint } from './rules.ts';
import { complaintWorkflow } from './workflow.ts';

const ROOT = 'root';
const now = '2026-09-28T01:00:00.000Z';
const someone = (role: Role, organisationId = ROOT): Actor => ({
  kind: 'person',
  tenantId: 't',
  personId: 'p',
  sessionId: 's',
  grants: [{ role, organisationId }],
});
const coordinator = someone('coordinator');
const written = { id: 'c', kind: 'complaint', text: '路灯又坏了', contact: '13800000001', fromPath: '/needs' } as const;
const received = receiveComplaint(written, { number: 'TS-2026-0001', now, dueOn: '2026-10-26' });
const fresh = (received.ok ? received.value : undefined) as Complaint;
const at = (state: ComplaintState, reopenedAt: string | null = null): Complaint => ({ ...fresh, state, reopenedAt });

describe('the way of a complaint', () => {
  it('reaches every state from the start, and every state leads to the end', () => {
    const next = (state: ComplaintState) =>
      complaintWorkflow.transitions.filter((row) => row.from.includes(state)).map((row) => row.to);
    const reachable = (from: ComplaintState, seen = new Set<ComplaintState>()): Set<ComplaintState> => {
      if (!seen.has(from)) for (const state of next(from)) reachable(state, seen.add(from));
      return seen.add(from);
    };
    expect([...reachable('received')].sort()).toEqual([...ComplaintState.options].sort());
    for (const state of ComplaintState.options) expect(reachable(state).has('closed'), state).toBe(true);
  });

  it('knows no step that its table does not name', () => {
    for (const state of ComplaintState.options) {
      for (const action of ComplaintAction.options) {
        const decision =
          action === 'reopen'
            ? reopenComplaint(at(state), { now, dueOn: '2026-11-01' })
            : moveComplaint(coordinator, at(state), action, [ROOT]);
        expect(decision.ok, `${action} in ${state}`).toBe(actionsIn(complaintWorkflow, state).includes(action));
      }
    }
  });

  it('may be opened again by its sender once, with a new due day', () => {
    const again = reopenComplaint(at('closed'), { now, dueOn: '2026-11-20' });
    expect(again).toMatchObject({ ok: true, value: { state: 'reopened', dueOn: '2026-11-20', reopenedAt: now } });
    expect(reopenComplaint(at('answered', now), { now, dueOn: '2026-12-01' })).toMatchObject({
      refusal: 'reopened-before',
    });
  });

  it('leaves facts without a word of what was written', () => {
    expect(received.ok && received.facts).toEqual([
      {
        name: 'complaints.received',
        subject: { kind: 'complaint', id: 'c' },
        detail: { number: 'TS-2026-0001', kind: 'complaint' },
      },
    ]);
  });
});

describe('who handles complaints', () => {
  it.each([
    ['coordinator', ROOT, ['complaint', 'suggestion']],
    ['privacy-officer', ROOT, ['complaint', 'suggestion', 'privacy']],
    ['coordinator', 'below', []],
    ['clerk', ROOT, []],
    ['auditor', ROOT, []],
  ] as const)('%s over %s: %j', (role, organisationId, kinds) => {
    expect(kindsHandledBy(someone(role, organisationId), [ROOT])).toEqual(kinds);
  });
  it('keeps what is about personal data from coordinators', () => {
    const matter: Complaint = { ...fresh, kind: 'privacy' };
    expect(moveComplaint(coordinator, matter, 'take-in-hand', [ROOT])).toMatchObject({ refusal: 'not-handled-by-you' });
  });
});

describe('what the sender keeps', () => {
  it.each(['ABCDE23456', 'abcde-23456', ' abcde 23456 ', 'ＡＢＣＤＥ２３４５６'])('reads %s as typed', (typed) => {
    expect(LookupCode.parse(typed)).toBe('ABCDE23456');
  });
  it.each(['ABCDE2345', 'ABCDE23450', 'OBCDE23456', ''])('refuses %s', (typed) => {
    expect(LookupCode.safeParse(typed).success).toBe(false);
  });
  it('numbers by year', () => {
    expect(numberOf(2026, 7)).toBe('TS-2026-0007');
    expect(ComplaintNumber.parse('ts-2026-0007')).toBe('TS-2026-0007');
  });
});
