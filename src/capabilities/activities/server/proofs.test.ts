import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { afterwards, longBefore, rehearse, type Rehearsal } from '../../../../test/rehearsal.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { newId } from '../../../platform/server/ids.ts';
import { getCredential, myCredentials, revokeCredential, verify } from '../../credentials/contract.ts';
import * as contract from '../contract.ts';
import { callRoll, countersign } from '../contract/attendance.ts';
import * as proofs from '../contract/proofs.ts';

let town: Town;
let stage: Rehearsal;
beforeAll(async () => {
  town = await openTown({ now: longBefore });
  stage = await rehearse(town, 12);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

type Settled = { readonly startsAt: string; readonly endsAt: string };
const first = { startsAt: '2026-09-28T01:00:00.000Z', endsAt: '2026-09-28T04:00:00.000Z' };
const second = { startsAt: '2026-10-10T01:00:00.000Z', endsAt: '2026-10-10T02:30:00.000Z' };

/** An activity with these people, called, countersigned and, unless told otherwise, settled. */
async function serve(people: readonly ReturnType<Rehearsal['volunteer']>[], when: Settled, isSettled = true) {
  town.turnTo(when === first ? longBefore : afterwards);
  const { id, segmentIds } = await stage.announce(when);
  for (const person of people) await town.perform(contract.signUp, person, { activityId: id });
  town.turnTo(when === first ? afterwards : '2026-10-10T05:00:00.000Z');
  const segmentId = segmentIds[0] ?? '';
  const lines = people.map(({ personId }) => ({ personId }));
  const { rollCallId } = await town.perform(callRoll, stage.leader, { activityId: id, segmentId, lines });
  await town.perform(countersign, stage.clerk, { activityId: id, segmentId, rollCallId });
  await town.perform(contract.endActivity, stage.clerk, { activityId: id });
  if (isSettled) await town.perform(contract.settleActivity, stage.clerk, { activityId: id });
  return id;
}

it('one press issues a proof of all settled service, once', async () => {
  const volunteer = stage.volunteer();
  await serve([volunteer], first);
  const { organisationId } = stage;
  const [provable] = (await town.perform(proofs.myProvable, volunteer, {})).items;
  expect(provable).toMatchObject({ organisationId, times: 1, minutes: 180, provenBy: null });
  const id = newId();
  const { number } = await town.perform(proofs.proveOwnService, volunteer, { id, organisationId });
  expect((await town.perform(proofs.myProvable, volunteer, {})).items[0]?.provenBy).toBe(number);
  const again = await town.ask(proofs.proveOwnService, volunteer, { id: newId(), organisationId });
  expect(again).toMatchObject({ problem: { code: 'same-paper-stands' } });
  const [paper] = (await town.perform(myCredentials, volunteer, {})).items;
  expect(paper).toMatchObject({ number, kind: 'service-proof', totalMinutes: 180, validUntil: null });
  const checked = await town.perform(verify, town.stranger, { number, code: paper?.code ?? '' });
  expect(checked.paper).toMatchObject({ state: 'valid', totalMinutes: 180, maskedHolderName: '赵***' });
  // More service, another proof; and after the first was revoked it may be issued anew.
  await serve([volunteer], second);
  await town.perform(proofs.proveOwnService, volunteer, { id: newId(), organisationId });
  await town.perform(revokeCredential, stage.clerk, { credentialId: id, kind: 'mistake', reason: '期间写错' });
});

it('pressed many times at the same moment it is issued once', async () => {
  const volunteer = stage.volunteer();
  await serve([volunteer], first);
  const { organisationId } = stage;
  const tried = await Promise.all(
    Array.from({ length: 8 }, () => town.ask(proofs.proveOwnService, volunteer, { id: newId(), organisationId })),
  );
  expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
});

it('a clerk proves a period, with the service in it and the clerk’s own name on it', async () => {
  const [volunteer, other] = [stage.volunteer(), stage.volunteer()];
  await serve([volunteer, other], first);
  await serve([volunteer], second);
  const { organisationId } = stage;
  const period = { from: '2026-10-01', to: '2026-10-31' };
  const listed = await town.perform(proofs.listServedPeople, stage.clerk, { ...period, limit: 100 });
  expect(listed.items.map((item) => item.personId)).toContain(volunteer.personId);
  expect(listed.items.map((item) => item.personId)).not.toContain(other.personId);
  const asked = { id: newId(), organisationId, personId: volunteer.personId, ...period };
  const { id } = await town.perform(proofs.issueServiceProof, stage.clerk, asked);
  const seen = await town.perform(getCredential, stage.clerk, { credentialId: id });
  expect(seen).toMatchObject({ totalMinutes: 90, originCapability: 'activities', isSelfService: false });
  expect(seen.handlerName).toMatch(/^赵人/);
  expect(seen.content?.services).toHaveLength(1);
});

it('is refused where it must be', async () => {
  const volunteer = stage.volunteer();
  await serve([volunteer], first, false);
  const { organisationId } = stage;
  const own = await town.ask(proofs.proveOwnService, volunteer, { id: newId(), organisationId });
  expect(own).toMatchObject({ problem: { code: 'nothing-to-prove' } });
  const period = { from: '2026-01-01', to: '2026-12-31' };
  const asked = { id: newId(), organisationId, personId: volunteer.personId, ...period };
  const elsewhere = town.actor(newId(), [{ role: 'clerk', organisationId: newId() }]);
  expect(await town.ask(proofs.issueServiceProof, elsewhere, asked)).toMatchObject({
    problem: { code: 'not-yours-to-prove' },
  });
  expect(await town.ask(proofs.issueServiceProof, stage.clerk, { ...asked, to: '2025-01-01' })).toMatchObject({
    problem: { code: 'ends-before-it-starts' },
  });
  expect(await town.ask(proofs.proveOwnService, volunteer, { id: newId(), organisationId: newId() })).toMatchObject({
    problem: { code: 'nothing-to-prove' },
  });
});
