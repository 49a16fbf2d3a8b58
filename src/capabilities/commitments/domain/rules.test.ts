import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionsIn, transitionFor } from '../../../kernel/transitions.ts';
import { factNames } from './facts.ts';
import { CommitmentAction, CommitmentState, Party, recordedAmount, type Matter } from './model.ts';
import { guardChecks, mayTake } from './policy.ts';
import * as rules from './rules.ts';
import {
  asMatter,
  community,
  coordinator,
  district,
  draft,
  everybody,
  firm,
  firstDay,
  made,
  matterIn,
  occasionOn,
  outsider,
  person,
  play,
  provider,
  requester,
  testId,
  tryStep,
} from './test-cast.ts';
import { closeOutWorkflow, guards, told } from './workflow.ts';

const cast = { provider, requester, coordinator } as const;

describe('the table of W3', () => {
  test('reaches every state, and from every state an end can be reached', () => {
    const next = (state: CommitmentState) =>
      actionsIn(closeOutWorkflow, state).map((action) => transitionFor(closeOutWorkflow, state, action)!.to);
    const reachedFrom = (start: CommitmentState) => {
      const reached = new Set([start]);
      for (const state of reached) for (const to of next(state)) reached.add(to);
      return reached;
    };
    expect([...reachedFrom(closeOutWorkflow.start)].sort()).toEqual([...CommitmentState.options].sort());
    for (const state of CommitmentState.options) {
      expect(closeOutWorkflow.ends.some((end) => reachedFrom(state).has(end))).toBe(true);
      if (next(state).length === 0) expect(closeOutWorkflow.ends).toContain(state);
    }
  });

  test('leads from one state by one action to one state, and each action leaves a fact', () => {
    for (const state of CommitmentState.options) {
      for (const action of CommitmentAction.options) {
        const rows = closeOutWorkflow.transitions.filter((row) => row.action === action && row.from.includes(state));
        expect(rows.length).toBeLessThanOrEqual(1);
      }
    }
    expect(new Set(Object.values(factNames)).size).toBe(Object.keys(factNames).length);
  });

  test('names only guards that can be found out and things that are told', () => {
    const named = closeOutWorkflow.transitions.flatMap((row) => row.needs ?? []);
    expect(named.filter((need) => ![...guards, ...told].includes(need as never))).toEqual([]);
    expect(Object.keys(guardChecks).sort()).toEqual([...guards].sort());
  });

  const cases = CommitmentState.options.flatMap((state) =>
    CommitmentAction.options.flatMap((action) => Party.options.map((party) => [state, action, party] as const)),
  );
  test.each(cases)('in %s, %s by the %s goes exactly as the table says', (state, action, party) => {
    const matter = matterIn(state);
    expect(matter.state).toBe(state);
    const row = transitionFor(closeOutWorkflow, state, action);
    const decision = tryStep(cast[party], matter, action);
    if (row?.by.includes(party)) {
      expect(decision).toMatchObject({ ok: true, value: { commitment: { state: row.to } } });
      expect(decision.ok && decision.facts.map((fact) => fact.name)).toEqual([factNames[action]]);
    } else {
      expect(decision).toMatchObject({ ok: false, refusal: row ? 'step-of-another-party' : 'step-not-open-now' });
    }
    expect(tryStep(outsider, matter, action)).toMatchObject({ ok: false, refusal: 'not-a-party' });
  });
});

describe('separation of duties (REG-09)', () => {
  test('whoever reported can neither accept nor close, whoever accepted cannot close', () => {
    const reported = play(matterIn('in-progress'), [everybody, 'report-done']);
    expect(tryStep(everybody, reported, 'accept')).toMatchObject({ refusal: 'reported-by-same-person' });
    const accepted = play(reported, [requester, 'accept']);
    expect(tryStep(everybody, accepted, 'close-out')).toMatchObject({ refusal: 'reported-by-same-person' });
    const acceptedByAll = play(matterIn('reported'), [everybody, 'accept']);
    expect(tryStep(everybody, acceptedByAll, 'close-out')).toMatchObject({ refusal: 'accepted-by-same-person' });
  });

  test('a coordinator who sits on the provider neither accepts its claim nor closes its work', () => {
    const ownCoordinator = person(7, { role: 'coordinator', organisationId: firm.id });
    for (const [state, action] of [
      ['proposed', 'accept-claim'],
      ['accepted', 'close-out'],
    ] as const) {
      expect(tryStep(ownCoordinator, matterIn(state), action)).toMatchObject({
        ok: false,
        refusal: 'coordinator-of-the-provider',
      });
    }
  });

  test('where the requester is below the provider, the provider still cannot accept for it', () => {
    const below = { id: testId(), lineage: [firm.id] };
    below.lineage.push(below.id);
    const matter: Matter = { ...matterIn('reported'), requester: below, requesterOrganisationId: below.id };
    const colleague = person(8, { role: 'clerk', organisationId: firm.id });
    expect(tryStep(colleague, matter, 'accept')).toMatchObject({ refusal: 'clerk-of-the-other-side' });
    expect(mayTake(person(9, { role: 'clerk', organisationId: below.id }), matter, 'accept').ok).toBe(true);
  });

  test('holds over random walks of a crowd in which people hold many roles', () => {
    const places = [firm, community, district];
    const grant = fc.record({
      role: fc.constantFrom('clerk' as const, 'coordinator' as const),
      organisationId: fc.constantFrom(...places.map((place) => place.id)),
    });
    const crowd = fc.array(fc.array(grant, { maxLength: 4 }), { minLength: 3, maxLength: 6 });
    const turn = fc.tuple(fc.nat(8), fc.nat(11));
    let closings = 0;
    fc.assert(
      fc.property(crowd, fc.array(turn, { minLength: 60, maxLength: 160 }), (grants, turns) => {
        const people = [...grants.map((each, index) => person(20 + index, ...each)), ...Object.values(cast)];
        let matter = made();
        for (const [who, pick] of turns) {
          // Declining and releasing end the walk, and are tried by the table above.
          const open = actionsIn(closeOutWorkflow, matter.state).filter((each) => !/decline|release/.test(each));
          const action = open[pick % open.length] ?? 'start';
          const decision = tryStep(people[who % people.length]!, matter, action);
          if (decision.ok) matter = asMatter(decision.value.commitment);
        }
        // Histories are only added to, so the last one holds every closing of the walk.
        expectSeparation(matter);
        closings += matter.steps.filter((step) => step.action === 'close-out').length;
      }),
      { numRuns: 300 },
    );
    expect(closings).toBeGreaterThan(100);
  });
});

/** What must be true of every history, however it came about. */
function expectSeparation(matter: Matter): void {
  expect(matter.ledgerNo).toBe('TRY-2026-0001');
  expect(matter.steps.map((step) => step.no)).toEqual(matter.steps.map((_, index) => index + 1));
  expect(matter.steps.at(-1)?.to).toBe(matter.state);
  expect(recordedAmount(matter)).toBeLessThanOrEqual(matter.quantity.amount);
  for (const closing of matter.steps.filter((step) => step.action === 'close-out')) {
    const before = matter.steps.filter((step) => step.cycle === closing.cycle && step.no < closing.no);
    const report = before.findLast((step) => step.action === 'report-done');
    const acceptance = before.findLast((step) => step.action === 'accept');
    const people = [report?.personId, acceptance?.personId, closing.personId];
    expect(new Set(people).size).toBe(3);
    expect(report?.organisationId).toBe(firm.id);
    expect(acceptance?.organisationId).toBe(community.id);
    expect(closing.organisationId).not.toBe(firm.id);
    expect(matter.fulfilments.some((each) => each.cycle === closing.cycle)).toBe(true);
    expect(matter.evidence.some((each) => each.cycle === closing.cycle)).toBe(true);
  }
}

describe('what must be there first', () => {
  const started = () => play(made({ startsAs: 'committed' }), [provider, 'start']);

  test('a report needs a fulfilment and evidence', () => {
    expect(tryStep(provider, started(), 'report-done')).toMatchObject({ refusal: 'no-fulfilment-yet' });
    const recorded = play(started(), [provider, 'record-fulfilment']);
    expect(tryStep(provider, recorded, 'report-done')).toMatchObject({ refusal: 'no-evidence-yet' });
    expect(tryStep(provider, play(recorded, [provider, 'add-evidence']), 'report-done').ok).toBe(true);
  });

  test('no more is recorded than was promised, and nothing before it happened', () => {
    const record = (matter: Matter, amount: number, on = '2026-06-25') =>
      rules.recordFulfilment(provider, matter, { id: testId(), amount, on, note: '' }, occasionOn(firstDay));
    const six = record(started(), 6);
    expect(six.ok).toBe(true);
    const matter = asMatter((six as { value: rules.Taken }).value.commitment);
    expect(record(matter, 5)).toMatchObject({ refusal: 'fulfilment-beyond-promise', detail: { left: 4, unit: '盏' } });
    expect(record(matter, 4).ok).toBe(true);
    expect(record(matter, 1, '2026-06-26')).toMatchObject({ refusal: 'fulfilment-in-the-future' });
  });

  test('an organisation promises nothing to itself', () => {
    const toItself = { ...draft, requesterOrganisationId: draft.providerOrganisationId };
    const decision = rules.makeCommitment(provider, toItself, 'TRY-2026-0001', occasionOn(firstDay));
    expect(decision).toMatchObject({ ok: false, refusal: 'provider-is-requester' });
  });
});

describe('reopening', () => {
  test('keeps the ledger number, begins a new cycle and asks for everything anew', () => {
    const closed = matterIn('closed');
    const reopened = play(closed, [requester, 'reopen', '2026-08-20T02:00:00.000Z']);
    expect(reopened).toMatchObject({ ledgerNo: closed.ledgerNo, cycle: 2, closedOn: null, dueOn: '2026-09-19' });
    expect(recordedAmount(reopened)).toBe(0);
    expect(tryStep(provider, reopened, 'report-done')).toMatchObject({ refusal: 'no-fulfilment-yet' });
  });

  test('the people of the earlier cycle may change parts in the next', () => {
    const anew = play(matterIn('reopened'), [everybody, 'report-done']);
    expect(tryStep(everybody, anew, 'accept')).toMatchObject({ refusal: 'reported-by-same-person' });
    expect(tryStep(requester, anew, 'accept').ok).toBe(true);
  });

  test('not until a day that has passed', () => {
    const why = { reason: '灯不亮了', dueOn: '2026-06-01' };
    const decision = rules.reopen(requester, matterIn('closed'), why, occasionOn(firstDay));
    expect(decision).toMatchObject({ ok: false, refusal: 'due-day-past', field: 'dueOn' });
  });
});

describe('a settled activity', () => {
  const team = testId();
  const shown = (activityId: string) => ({
    id: testId(),
    activityId,
    organisationId: team,
    text: '06-28 安装 26 人次',
  });
  const bySystem = { kind: 'system', tenantId: '', name: 'activity-to-evidence' } as const;

  test('is evidence by itself, once, in the name of those who held it', () => {
    const activityId = testId();
    const matter = matterIn('committed');
    const first = rules.addActivityEvidence(bySystem, matter, shown(activityId), occasionOn(firstDay));
    expect(first).toMatchObject({
      ok: true,
      value: { step: { action: 'add-evidence', personId: null, organisationId: team } },
    });
    const after = (first as { value: rules.Taken }).value.commitment;
    const again = rules.addActivityEvidence(bySystem, after, shown(activityId), occasionOn(firstDay));
    expect(again).toMatchObject({ ok: false, refusal: 'activity-already-evidence' });
  });

  test('comes too late once the work was accepted', () => {
    const late = rules.addActivityEvidence(bySystem, matterIn('accepted'), shown(testId()), occasionOn(firstDay));
    expect(late).toMatchObject({ ok: false, refusal: 'step-not-open-now' });
  });
});

test('no fact of any step holds a text or a person', () => {
  const matter = matterIn('reopened');
  const decision = tryStep(provider, matter, 'record-fulfilment');
  const told = JSON.stringify(decision.ok && decision.facts);
  for (const step of matter.steps) expect(told).not.toContain(step.personId);
  expect(told).not.toContain(matter.plan);
  expect(told).toContain(community.id);
});
