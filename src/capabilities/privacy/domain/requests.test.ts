import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../kernel/actor.ts';
import { actionsIn } from '../../../kernel/transitions.ts';
import { cancelErasure, carryOut, requestErasure, type Erasure } from './erasures.ts';
import { askAccess, decideAccess, expireAccess, lookAt, type MinorAccess } from './minors.ts';
import { moveRequest, receiveRequest, RequestAction, requestWorkflow, RequestState } from './requests.ts';

const ROOT = 'root';
const now = '2026-09-28T01:00:00.000Z';
const today = '2026-09-28';
const someone = (personId: string, role?: Role, organisationId = ROOT): Actor => ({
  kind: 'person',
  tenantId: 't',
  personId,
  sessionId: 's',
  grants: role ? [{ role, organisationId }] : [],
});
const officer = someone('officer', 'privacy-officer');
const me = someone('me');

describe('a request about personal data', () => {
  const made = receiveRequest(
    { id: 'r', personId: 'me', kind: 'correct', text: '出生日期错了' },
    {
      now,
      dueOn: '2026-10-23',
      openCount: 0,
    },
  );
  const request = made.ok ? made.value : undefined;
  if (!request) throw new Error('A request was refused.');

  it('takes only the steps its table names, by the privacy officer of the place', () => {
    for (const state of RequestState.options) {
      for (const action of RequestAction.options) {
        const decision = moveRequest(officer, { ...request, state }, { action, text: '写明' }, [ROOT]);
        expect(decision.ok, `${action} in ${state}`).toBe(actionsIn(requestWorkflow, state).includes(action));
      }
    }
    const wanted = { action: 'check-identity', text: '电话核对' } as const;
    for (const actor of [me, someone('x', 'coordinator'), someone('x', 'privacy-officer', 'below')]) {
      expect(moveRequest(actor, request, wanted, [ROOT])).toMatchObject({ refusal: 'not-privacy-officer' });
    }
  });
  it('is not refused without a written reason, nor handled by who sent it', () => {
    const none = { action: 'refuse', text: null } as const;
    expect(moveRequest(officer, request, none, [ROOT])).toMatchObject({ refusal: 'text-needed' });
    const own = someone('me', 'privacy-officer');
    expect(moveRequest(own, request, { ...none, text: '不行' }, [ROOT])).toMatchObject({ refusal: 'own-request' });
  });
  it('says nothing of its text in facts', () => {
    expect(JSON.stringify(made.ok && made.facts)).not.toContain('出生日期');
  });
});

describe('closing an account', () => {
  const world = { now, today, obstacles: [], isAsked: false };
  const made = requestErasure({ id: 'e', personId: 'me' }, world);
  const erasure = (made.ok ? made.value : undefined) as Erasure;

  it('waits for some days in which only the person takes it back', () => {
    expect(erasure.runsOn).toBe('2026-10-05');
    expect(cancelErasure(officer, erasure, now)).toMatchObject({ refusal: 'erasure-not-yours' });
    expect(cancelErasure(me, erasure, now)).toMatchObject({ ok: true, value: { state: 'cancelled' } });
  });
  it('is carried out on its day and not before; then there is no way back', () => {
    expect(carryOut(erasure, { now, today: '2026-10-04' })).toBeUndefined();
    const done = carryOut(erasure, { now, today: '2026-10-05' });
    expect(done?.value.state).toBe('carried-out');
    expect(cancelErasure(me, done?.value as Erasure, now)).toMatchObject({ refusal: 'erasure-over' });
  });
  it('is asked for once, and not while something is under way', () => {
    expect(requestErasure({ id: 'f', personId: 'me' }, { ...world, isAsked: true })).toMatchObject({
      refusal: 'erasure-asked-already',
    });
    expect(requestErasure({ id: 'f', personId: 'me' }, { ...world, obstacles: ['还报着活动'] })).toMatchObject({
      refusal: 'something-holds-back',
      detail: { reason: '还报着活动' },
    });
  });
});

describe('data of a minor', () => {
  const home = { id: 'o', lineage: ['o', ROOT] };
  const known = { now, isMinor: true, homes: [home], rootIds: [ROOT] };
  const clerk = someone('clerk', 'clerk', 'o');
  const wanted = { id: 'a', personId: 'child', what: 'guardian-telephone', reason: '孩子受伤，联系家长' } as const;
  const asked = askAccess(clerk, wanted, known);
  const access = (asked.ok ? asked.value : undefined) as MinorAccess;
  const decide = (actor: Actor, isApproved: boolean, reason: string | null = null) =>
    decideAccess(actor, access, { isApproved, reason }, { now, rootIds: [ROOT] });

  it('is asked for by who is near, with a reason that holds no number', () => {
    expect(access.state).toBe('requested');
    expect(askAccess(someone('x', 'clerk', 'other'), wanted, known)).toMatchObject({
      refusal: 'not-within-your-reach',
    });
    expect(askAccess(clerk, wanted, { ...known, isMinor: false })).toMatchObject({ refusal: 'no-minor' });
    expect(askAccess(clerk, { ...wanted, reason: '打 13800001111' }, known)).toMatchObject({
      refusal: 'reason-holds-private-text',
    });
  });
  it('is opened by another person, the privacy officer', () => {
    expect(decide(clerk, true)).toMatchObject({ refusal: 'not-privacy-officer' });
    const both = { ...access, requestedBy: 'officer' };
    expect(decideAccess(officer, both, { isApproved: true, reason: null }, { now, rootIds: [ROOT] })).toMatchObject({
      refusal: 'asked-by-yourself',
    });
    expect(decide(officer, false)).toMatchObject({ refusal: 'text-needed' });
    expect(decide(officer, false, '没有必要')).toMatchObject({ ok: true, value: { state: 'declined' } });
    expect(decide(officer, true)).toMatchObject({ ok: true, value: { state: 'approved' } });
  });
  it('is looked at by who asked, within a day, as often as needed', () => {
    expect(lookAt(clerk, access, now)).toMatchObject({ refusal: 'step-not-open-now' });
    const approved = decide(officer, true);
    const open = (approved.ok ? approved.value : undefined) as MinorAccess;
    expect(lookAt(officer, open, now)).toMatchObject({ refusal: 'asked-by-another' });
    const used = lookAt(clerk, open, now);
    expect(used).toMatchObject({ ok: true, value: { state: 'used' } });
    expect(lookAt(clerk, (used.ok ? used.value : open) as MinorAccess, now).ok).toBe(true);
    const tooLate = '2026-09-29T01:00:00.001Z';
    expect(lookAt(clerk, open, tooLate)).toMatchObject({ refusal: 'step-not-open-now' });
    expect(expireAccess(open, now)).toBeUndefined();
    expect(expireAccess(open, tooLate)?.value.state).toBe('expired');
  });
});
