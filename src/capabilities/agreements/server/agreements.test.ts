import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PersonActor } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import * as steps from '../../commitments/contract/steps.ts';
import { makeCommitment } from '../../commitments/server/door.ts';
import * as contract from '../contract.ts';
import { listDueAgreements } from './due.ts';
import { draftOf, propose, settle, sign, walkToClosing, type Park } from './park.fixture.ts';

let town: Town;
let park: Park;

beforeAll(async () => {
  town = await openTown();
  park = await settle(town);
});
afterEach(async () => {
  expect(await town.brokenInvariants()).toEqual([]);
});
afterAll(() => town.close());

const refusalOf = (performed: Awaited<ReturnType<Town['ask']>>) => (performed.ok ? 'allowed' : performed.problem.code);
const read = (agreementId: string) => town.perform(contract.getAgreement, town.stranger, { agreementId });
const dueFor = (actor: PersonActor) =>
  town.house.database.read(town.place.tenantId, (tx) =>
    listDueAgreements({ tx, actor, now: town.now(), locale: 'zh-CN' }),
  );

describe('until the signature', () => {
  test('a main party is a Party organisation or hosts one (REG-04)', async () => {
    const draft = draftOf(park);
    const parties = draft.parties.map((party) => ({ ...party, role: 'main' as const }));
    const refused = await town.ask(contract.draftAgreement, park.park, { ...draft, parties });
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'main-party-not-of-the-party', fields: [{ path: 'parties.2.organisationId' }] },
    });
  });

  test('only those who work for a party see it, and each finds what waits for them', async () => {
    const { id: agreementId } = await propose(town, park);
    expect(refusalOf(await town.ask(contract.getAgreement, town.stranger, { agreementId }))).toBe(
      'agreement-not-found',
    );
    const outsider = town.actor(newId(), [{ role: 'clerk', organisationId: newId() }]);
    expect(refusalOf(await town.ask(contract.getAgreementForDesk, outsider, { agreementId }))).toBe(
      'agreement-not-found',
    );
    const desk = await town.perform(contract.getAgreementForDesk, park.blood, { agreementId });
    expect(desk.mayAgreeFor).toEqual([{ id: park.ids.blood, name: '市血液中心' }]);
    expect(desk.actions.find((step) => step.action === 'agree')).toEqual({ action: 'agree', allowed: true });
    expect(desk.actions.find((step) => step.action === 'sign')).toMatchObject({ allowed: false });
    expect((await dueFor(park.blood)).find((item) => item.id === agreementId)?.tag.text).toBe('等您同意');
    expect((await dueFor(park.firm)).find((item) => item.id === agreementId)).toBeUndefined();
  });

  test('a need may serve the clauses that wait for needs, once they are in force', async () => {
    const idsOpen = async () => (await town.perform(contract.listOpenClauses, park.firm, {})).items.map(({ id }) => id);
    const { clauses } = await propose(town, park);
    const signed = await sign(town, park);
    const open = await idsOpen();
    expect(clauses.some(({ id }) => open.includes(id))).toBe(false);
    expect(signed.clauses.map(({ id, way }) => [way, open.includes(id)])).toEqual([
      ['direct', false],
      ['by-needs', true],
    ]);
  });

  test('it is signed only after both have agreed, by two people', async () => {
    const { id: agreementId } = await propose(town, park);
    const signing = { agreementId, signedOn: '2026-09-28', placeText: '水贝' };
    const clerkOfAll = town.actor(newId(), [{ role: 'clerk', organisationId: park.ids.district }]);
    const agree = (actor: PersonActor, organisationId: string) =>
      town.ask(contract.agreeToAgreement, actor, { agreementId, organisationId });
    expect(refusalOf(await agree(clerkOfAll, park.ids.park))).toBe('allowed');
    expect(refusalOf(await agree(clerkOfAll, park.ids.blood))).toBe('agreed-for-other-side');
    expect(refusalOf(await town.ask(contract.signAgreement, park.park, signing))).toBe('agreement-not-in-this-state');
    expect(refusalOf(await agree(park.blood, park.ids.blood))).toBe('allowed');
    const tomorrow = { ...signing, signedOn: '2026-09-29' };
    expect(refusalOf(await town.ask(contract.signAgreement, park.park, tomorrow))).toBe('signed-in-the-future');
    expect((await town.perform(contract.signAgreement, park.park, signing)).state).toBe('in-force');
  });
});

describe('after the signature', () => {
  test('direct clauses stand in the ledger, and strangers read who promised what', async () => {
    const { agreementId, clauses, commitments } = await sign(town, park);
    expect(commitments).toMatchObject([{ clauseId: clauses[0]!.id }]);
    const agreement = await read(agreementId);
    expect(agreement.clauses[0]).toMatchObject({
      provider: { name: '市血液中心' },
      committed: 4,
      fulfilled: 0,
      commitments: [{ ledgerNo: commitments[0]!.ledgerNo, state: 'committed' }],
    });
    expect(agreement.sides.map((side) => [side.organisation.name, side.started])).toEqual([
      ['水贝园区联合党委', 0],
      ['市血液中心', 1],
    ]);
    const text = JSON.stringify(agreement);
    for (const person of [park.park, park.blood]) expect(text).not.toContain(person.personId);
    const clause = await town.perform(contract.findClause, town.stranger, { clauseId: clauses[1]!.id });
    expect(clause).toMatchObject({ agreementId, no: 2 });
    const listed = await town.perform(contract.listAgreements, town.stranger, { after: 'no key at all' });
    expect(listed.items.find((item) => item.id === agreementId)).toMatchObject({ clauseCount: 2, tickedCount: 0 });
  });

  test('closing ticks the clause, reopening takes the tick back', async () => {
    const { agreementId, commitments } = await sign(town, park);
    const commitmentId = commitments[0]!.id;
    const people = { provider: park.blood, requester: park.park, closer: park.coordinator };
    await walkToClosing(town, { commitmentId, amount: 4, ...people });
    expect((await read(agreementId)).clauses[0]).toMatchObject({ tickedAt: town.now(), fulfilled: 4 });
    await town.perform(steps.reopenCommitment, park.park, { commitmentId, reason: '少讲了一次' });
    expect((await read(agreementId)).clauses[0]).toMatchObject({ tickedAt: null, fulfilled: 0 });
  });

  test('half of what was promised does not tick it', async () => {
    const { agreementId, commitments } = await sign(town, park);
    const people = { provider: park.blood, requester: park.park, closer: park.coordinator };
    await walkToClosing(town, { commitmentId: commitments[0]!.id, amount: 2, ...people });
    expect((await read(agreementId)).clauses[0]).toMatchObject({ tickedAt: null, fulfilled: 2, committed: 2 });
  });

  test('commitments made elsewhere serve the clause they name', async () => {
    const { agreementId, clauses } = await sign(town, park);
    const commitmentId = newId();
    const origins = [
      { capability: 'three-lists', id: newId() },
      { capability: 'agreements', id: clauses[1]!.id },
    ];
    const doing = { actor: park.park, place: town.place, now: town.now(), newId };
    await town.house.database.write(town.place.tenantId, (tx) =>
      makeCommitment(
        { ...doing, tx },
        {
          id: commitmentId,
          title: '园区献血日',
          providerOrganisationId: park.ids.park,
          requesterOrganisationId: park.ids.blood,
          origins,
          quantity: { amount: 200, unit: '人次' },
          dueOn: '2026-09-30',
          plan: '',
          startsAs: 'committed',
        },
      ),
    );
    const people = { provider: park.park, requester: park.blood, closer: park.coordinator };
    await walkToClosing(town, { commitmentId, amount: 200, ...people });
    const clause = (await read(agreementId)).clauses[1];
    expect(clause?.tickedAt).not.toBeNull();
    expect(clause).toMatchObject({ fulfilled: 200, commitments: [{ title: '园区献血日', state: 'closed' }] });
  });

  test('a clause past its day that is served by needs is due for its provider alone', async () => {
    const { clauses } = await sign(town, park);
    const late = '2026-10-02T01:00:00.000Z';
    const due = (actor: PersonActor) =>
      town.house.database.read(town.place.tenantId, (tx) =>
        listDueAgreements({ tx, actor, now: late, locale: 'zh-CN' }),
      );
    const mine = (await due(park.park)).filter((item) => item.tag.tone === 'late').map((item) => item.id);
    expect(mine).toContain(clauses[1]!.id);
    expect((await due(park.blood)).map((item) => item.id)).not.toContain(clauses[0]!.id);
  });

  test('it ends with a summary when its term is over, and can be terminated before', async () => {
    const { agreementId } = await sign(town, park);
    const summary = { agreementId, summary: '四次党课办了两次' };
    expect(refusalOf(await town.ask(contract.endAgreement, park.park, summary))).toBe('term-not-over');
    const later = { now: '2027-06-01T01:00:00.000Z' };
    expect((await town.perform(contract.endAgreement, park.park, summary, later)).state).toBe('ended');
    const other = await sign(town, park);
    const reason = { agreementId: other.agreementId, reason: '园区搬迁' };
    expect(refusalOf(await town.ask(contract.terminateAgreement, park.firm, reason))).toBe('not-your-agreement');
    expect((await town.perform(contract.terminateAgreement, park.blood, reason)).state).toBe('terminated');
    expect(await read(other.agreementId)).toMatchObject({ state: 'terminated', reason: '园区搬迁' });
  });
});
