import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { saveFile } from '../../../platform/server/files.ts';
import { newId } from '../../../platform/server/ids.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { getCommitment, openEvidenceFile } from '../contract.ts';
import * as steps from '../contract/steps.ts';
import { addActivityEvidence, findCommitmentSummary, listCommitmentsOf, makeCommitment } from './door.ts';
import { doingAs, promise, settle, walkToClosing, walkToReport, type Settled } from '../../../../test/close-out.ts';

let town: Town;
let settled: Settled;

beforeAll(async () => {
  town = await openTown();
  settled = await settle(town);
});
afterEach(async () => {
  expect(await town.brokenInvariants()).toEqual([]);
});
afterAll(() => town.close());

const refusalOf = (performed: Awaited<ReturnType<Town['ask']>>) => (performed.ok ? 'allowed' : performed.problem.code);

describe('from promise to proof', () => {
  test('a claim is accepted, done, reported, accepted, closed and looked at again', async () => {
    const { id: commitmentId, origins } = await promise(town, settled);
    await walkToClosing(town, settled, commitmentId);
    const { coordinator } = settled;
    const after = await town.perform(steps.followUp, coordinator, { commitmentId, result: 'good' });
    expect(after.state).toBe('closed');
    const view = await town.perform(getCommitment, coordinator, { commitmentId });
    expect(view.steps.map((step) => step.action)).toEqual([
      'propose',
      'accept-claim',
      'start',
      'record-fulfilment',
      'add-evidence',
      'report-done',
      'accept',
      'close-out',
      'follow-up',
    ]);
    expect(view).toMatchObject({ fulfilledAmount: 6, closedOn: '2026-09-28', satisfaction: 5, waitsFor: null });
    const [summary] = await town.house.database.read(town.place.tenantId, (tx) => listCommitmentsOf(tx, origins));
    expect(summary).toMatchObject({ id: commitmentId, state: 'closed', fulfilledAmount: 6, origins });
  });

  test('work that was not done well goes back, and comes again', async () => {
    const { id: commitmentId } = await promise(town, settled);
    const { provider, requester } = settled;
    await walkToReport(town, settled, commitmentId);
    await town.perform(steps.returnWork, requester, { commitmentId, reason: '有两盏不亮' });
    const again = await town.perform(steps.reportDone, provider, { commitmentId });
    expect(again.state).toBe('reported');
  });

  test('reopening keeps the number, and nothing counts until it is accepted again', async () => {
    const { id: commitmentId, ledgerNo } = await promise(town, settled);
    await walkToClosing(town, settled, commitmentId);
    const reopened = await town.perform(steps.reopenCommitment, settled.requester, {
      commitmentId,
      reason: '又不亮了',
    });
    expect(reopened).toMatchObject({ state: 'reopened', ledgerNo });
    const summary = await town.house.database.read(town.place.tenantId, (tx) =>
      findCommitmentSummary(tx, commitmentId),
    );
    expect(summary).toMatchObject({ fulfilledAmount: 0, closedOn: null });
    const report = await town.ask(steps.reportDone, settled.provider, { commitmentId });
    expect(refusalOf(report)).toBe('no-fulfilment-yet');
  });

  test('a settled activity becomes evidence, once', async () => {
    const { id: commitmentId } = await promise(town, settled, { startsAs: 'committed' });
    const organisationId = settled.ids.firm;
    const shown = { commitmentId, activityId: randomUUID(), organisationId, text: '2026-09-20 安装 26 人次' };
    const add = () =>
      town.house.database.write(town.place.tenantId, (tx) =>
        addActivityEvidence({ ...doingAs(town, settled.provider), tx }, shown),
      );
    expect((await add()).ok).toBe(true);
    expect(await add()).toMatchObject({ ok: false, refusal: 'activity-already-evidence' });
  });
});

describe('two at once', () => {
  test('of two who accept the same claim one is told that it is accepted', async () => {
    const { id: commitmentId } = await promise(town, settled);
    const { requester, coordinator } = settled;
    const both = await Promise.all([
      town.ask(steps.acceptClaim, requester, { commitmentId }),
      town.ask(steps.acceptClaim, coordinator, { commitmentId }),
    ]);
    expect(both.map(refusalOf).sort()).toEqual(['allowed', 'step-not-open-now']);
  });

  test('parts recorded at once never add up to more than was promised', async () => {
    const { id: commitmentId } = await promise(town, settled, { startsAs: 'committed' });
    await town.perform(steps.startWork, settled.provider, { commitmentId });
    const part = () => ({ commitmentId, id: newId(), amount: 4, on: '2026-09-28' });
    const sent = Array.from({ length: 5 }, () => town.ask(steps.recordFulfilment, settled.provider, part()));
    const outcomes = (await Promise.all(sent)).map(refusalOf);
    expect(outcomes.filter((each) => each === 'allowed')).toHaveLength(2);
    expect(outcomes.filter((each) => each === 'fulfilment-beyond-promise')).toHaveLength(3);
  });

  test('what is sent twice under one key is done once', async () => {
    const { id: commitmentId } = await promise(town, settled);
    const key = randomUUID();
    const first = await town.ask(steps.acceptClaim, settled.requester, { commitmentId }, { key });
    const second = await town.ask(steps.acceptClaim, settled.requester, { commitmentId }, { key });
    expect(second).toEqual(first);
    const view = await town.perform(getCommitment, settled.requester, { commitmentId });
    expect(view.steps).toHaveLength(2);
  });

  test('numbers are given without gaps, also when some who asked for one failed', async () => {
    const { database } = town.house;
    const failing = () =>
      database
        .write(town.place.tenantId, async (tx) => {
          const made = await makeCommitment({ ...doingAs(town, settled.provider), tx }, await draftLike());
          throw new Error(`given back: ${made.ok}`);
        })
        .catch(() => undefined);
    const draftLike = async () => ({
      id: newId(),
      title: '试一试',
      providerOrganisationId: settled.ids.firm,
      requesterOrganisationId: settled.ids.community,
      origins: [],
      quantity: { amount: 1, unit: '次' },
      dueOn: '2026-12-31',
      plan: '',
      startsAs: 'committed' as const,
    });
    const made = await Promise.all([
      ...Array.from({ length: 10 }, () => promise(town, settled)),
      ...Array.from({ length: 4 }, failing),
    ]);
    const numbers = made.flatMap((each) => (each ? [Number(each.ledgerNo.split('-')[2])] : [])).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
  });
});

describe('refusals by name', () => {
  test('say whose step it is, what is missing, and who has done too much already', async () => {
    const { id: commitmentId } = await promise(town, settled);
    const { provider, requester, coordinator, outsider, ids } = settled;
    const both = town.actor(newId(), [
      { role: 'clerk', organisationId: ids.district },
      { role: 'coordinator', organisationId: ids.district },
    ]);
    const ask = async (...[route, actor, more = {}]: readonly [never, never, object?]) =>
      refusalOf(await town.ask(route as typeof steps.acceptClaim, actor, { commitmentId, ...more }));
    const tell = (route: unknown, actor: unknown, more?: object) => ask(route as never, actor as never, more);

    expect(await tell(steps.acceptClaim, outsider)).toBe('not-a-party');
    expect(await tell(steps.acceptClaim, provider)).toBe('step-of-another-party');
    expect(await tell(steps.closeOut, provider)).toBe('role-missing');
    expect(await tell(steps.acceptClaim, town.stranger)).toBe('not-signed-in');
    expect(await tell(steps.startWork, provider)).toBe('step-not-open-now');
    await walkToReport(town, { ...settled, provider: both }, commitmentId);
    expect(await tell(steps.acceptWork, both, { satisfaction: 5 })).toBe('reported-by-same-person');
    await town.perform(steps.acceptWork, requester, { commitmentId, satisfaction: 4 });
    expect(await tell(steps.closeOut, both)).toBe('reported-by-same-person');
    const ownCoordinator = town.actor(newId(), [{ role: 'coordinator', organisationId: ids.firm }]);
    expect(await tell(steps.closeOut, ownCoordinator)).toBe('coordinator-of-the-provider');
    expect((await town.perform(steps.closeOut, coordinator, { commitmentId })).state).toBe('closed');
  });

  test('a file that somebody else uploaded, or nobody, cannot be handed in', async () => {
    const { id: commitmentId } = await promise(town, settled, { startsAs: 'committed' });
    await town.perform(steps.startWork, settled.provider, { commitmentId });
    const shown = { commitmentId, id: newId(), kind: 'photo' as const, text: '现场', fileId: newId() };
    expect(refusalOf(await town.ask(steps.addEvidence, settled.provider, shown))).toBe('file-not-found');
  });

  test('a file is handed in by who uploaded it, and opened by the two sides only', async () => {
    const { id: commitmentId } = await promise(town, settled, { startsAs: 'committed' });
    const { provider, requester, outsider } = settled;
    const file = { name: '签收单.pdf', type: 'application/pdf', bytes: new TextEncoder().encode('%PDF-1.7') };
    const fileId = await town.house.database.write(town.place.tenantId, (tx) =>
      saveFile(tx, file, { actorId: provider.personId, now: town.now() }),
    );
    await town.perform(steps.startWork, provider, { commitmentId });
    const shown = { commitmentId, id: newId(), kind: 'list' as const, text: '签收单', fileId };
    await town.perform(steps.addEvidence, provider, shown);
    expect(refusalOf(await town.ask(steps.addEvidence, provider, shown))).toBe('entry-already-there');
    const open = (actor: Settled['provider']) =>
      town.house.performer.performFile({
        routeName: openEvidenceFile.name,
        input: { commitmentId, evidenceId: shown.id },
        actor,
        place: town.place,
        locale: 'zh-CN',
        now: town.now(),
        caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
      });
    expect(await open(requester)).toMatchObject({ ok: true, file: { name: '签收单.pdf', type: 'application/pdf' } });
    expect(await open(outsider)).toMatchObject({ ok: false, problem: { code: 'commitment-not-found' } });
  });
});
