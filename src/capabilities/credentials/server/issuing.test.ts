import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { newId } from '../../../platform/server/ids.ts';
import { issueToOne, listCredentials, getCredential, myCredentials, revokeCredential, verify } from '../contract.ts';

let town: Town;
let office: Office;
let clerk: Colleague;
let coordinator: Colleague;
let holder: Colleague;
let volunteerNo: string;

beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  clerk = await office.takeOn('13800000001', [['clerk', office.branchId]]);
  coordinator = await office.takeOn('13800000002', [['coordinator', office.rootId]]);
  holder = await office.takeOn('13800000003');
  const [row] = await town.house.database.read(town.place.tenantId, (tx) =>
    tx.query<{ volunteer_no: string }>('select volunteer_no from people.person where tenant_id = $1 and id = $2', [
      tx.tenantId,
      holder.actor.personId,
    ]),
  );
  volunteerNo = row?.volunteer_no ?? '';
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const thanks = (more: object = {}) => ({
  id: newId(),
  organisationId: office.branchId,
  kind: 'thanks' as const,
  text: '感谢您为独居老人送餐。',
  volunteerNo,
  ...more,
});
const serialOf = (number: string) => Number(number.split('-').at(-1));
const ownPaper = async (id: string) => {
  const { items } = await town.perform(myCredentials, holder.actor, {});
  const found = items.find((item) => item.id === id);
  if (!found) throw new Error('The holder does not have the paper.');
  return found;
};

describe('issuing', () => {
  it('gives a number of the issuer and freezes the names', async () => {
    const issued = await town.perform(issueToOne, clerk.actor, thanks());
    expect(issued.number).toMatch(/^TRY-ZS\d\d-2026-\d{4}$/);
    const seen = await town.perform(getCredential, clerk.actor, { credentialId: issued.id });
    expect(seen).toMatchObject({ holderName: '赵某某', issuerName: '建设支部', state: 'valid', volunteerNo });
    expect(seen.documentSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('counts for each issuer and without gaps, however many issue at once', async () => {
    const other = await office.takeOn('13800000004', [['clerk', office.otherBranchId]]);
    const issue = (index: number) =>
      index % 3 === 0
        ? town.perform(issueToOne, other.actor, thanks({ organisationId: office.otherBranchId }))
        : town.perform(issueToOne, clerk.actor, thanks());
    const issued = await Promise.all(Array.from({ length: 60 }, (_, index) => issue(index)));
    expect(new Set(issued.map(({ number }) => number)).size).toBe(60);
    const own = issued.filter((_, index) => index % 3 !== 0).map(({ number }) => serialOf(number));
    expect(Math.max(...own) - Math.min(...own)).toBe(own.length - 1);
  });

  it('gives back the number of a paper that came to nothing', async () => {
    const first = await town.perform(issueToOne, clerk.actor, thanks());
    const twice = await town.ask(issueToOne, clerk.actor, thanks({ id: first.id }));
    expect(twice).toMatchObject({ problem: { code: 'id-already-used' } });
    const next = await town.perform(issueToOne, clerk.actor, thanks());
    expect(serialOf(next.number)).toBe(serialOf(first.number) + 1);
  });

  it.each([
    [() => coordinator.actor, {}, 'role-missing'],
    [() => clerk.actor, { organisationId: () => office.otherBranchId }, 'not-yours-to-issue'],
    [() => clerk.actor, { volunteerNo: 'V0' }, 'holder-not-found'],
    [() => clerk.actor, { text: '电话 13912345678' }, 'text-holds-private-number'],
  ])('is refused where it must be (%#)', async (who, more, code) => {
    const made = Object.fromEntries(
      Object.entries(more).map(([name, value]) => [name, typeof value === 'function' ? value() : value]),
    );
    expect(await town.ask(issueToOne, who(), thanks(made))).toMatchObject({ problem: { code } });
  });
});

describe('who sees what', () => {
  it('names are masked for the coordinator, and other clerks do not see the paper at all', async () => {
    const { id } = await town.perform(issueToOne, clerk.actor, thanks());
    const seen = await town.perform(getCredential, coordinator.actor, { credentialId: id });
    expect(seen).toMatchObject({ holderName: '赵**', content: null, code: null, mayPrint: false, mayRevoke: true });
    const other = await office.takeOn('13800000005', [['clerk', office.otherBranchId]]);
    expect(await town.ask(getCredential, other.actor, { credentialId: id })).toMatchObject({
      problem: { code: 'not-yours-to-open' },
    });
    const { items } = await town.perform(listCredentials, other.actor, {});
    expect(items.map((item) => item.id)).not.toContain(id);
  });

  it('the holder finds it, in full and with its code', async () => {
    const { id } = await town.perform(issueToOne, clerk.actor, thanks());
    expect(await ownPaper(id)).toMatchObject({ holderName: '赵某某', code: expect.stringMatching(/^[0-9A-Z]{10}$/) });
  });

  it('is found by state, kind and number', async () => {
    const { id, number } = await town.perform(issueToOne, clerk.actor, thanks({ kind: 'plaque' }));
    const ids = async (filter: object) =>
      (await town.perform(listCredentials, clerk.actor, filter)).items.map((item) => item.id);
    expect(await ids({ kind: 'plaque' })).toEqual([id]);
    expect(await ids({ text: number.toLowerCase() })).toEqual([id]);
    expect(await ids({ state: 'revoked', kind: 'plaque' })).toEqual([]);
    expect(await ids({ text: '%' })).toEqual([]);
  });
});

describe('checking a paper', () => {
  it('says what stands, with a masked name, and no more', async () => {
    const { id, number } = await town.perform(issueToOne, clerk.actor, thanks({ kind: 'training-certificate' }));
    const { code } = await ownPaper(id);
    const { paper } = await town.perform(verify, town.stranger, { number: ` ${number.toLowerCase()} `, code });
    expect(paper).toEqual({
      number,
      kind: 'training-certificate',
      state: 'valid',
      issuerName: '建设支部',
      maskedHolderName: '赵**',
      issuedOn: '2026-09-28',
      validUntil: '2029-09-27',
      totalMinutes: 0,
      revokedOn: null,
      revocationKind: null,
    });
  });

  it('answers an unknown number and a wrong code alike', async () => {
    const { number } = await town.perform(issueToOne, clerk.actor, thanks());
    const wrong = await town.ask(verify, town.stranger, { number, code: '0000000000' });
    const unknown = await town.ask(verify, town.stranger, { number: 'TRY-ZS99-2026-0001', code: '0000000000' });
    const empty = await town.ask(verify, town.stranger, { number, code: '' });
    expect(wrong).toEqual({ ok: true, output: { paper: null } });
    expect([unknown, empty]).toEqual([wrong, wrong]);
  });

  it('tells that the time is over', async () => {
    const { id, number } = await town.perform(issueToOne, clerk.actor, thanks({ validMonths: 1 }));
    const { code } = await ownPaper(id);
    const now = '2026-10-28T01:00:00.000Z';
    const { paper } = await town.perform(verify, town.stranger, { number, code }, { now });
    expect(paper).toMatchObject({ state: 'expired', validUntil: '2026-10-27' });
  });

  it('is slowed down for one number and for one address, and refused alike whether the number exists', async () => {
    const elsewhere = await town.addPlace('slow', 'SLW');
    const stranger = { ...town.stranger, tenantId: elsewhere.tenantId };
    const ask = (number: string) => town.ask(verify, stranger, { number, code: '0000000000' }, { place: elsewhere });
    const codes = [];
    for (let tried = 0; tried < 22; tried += 1) codes.push((await ask('SLW-ZS01-2026-0001')).ok);
    expect(codes.filter(Boolean)).toHaveLength(20);
    for (let tried = 0; tried < 99; tried += 1) await ask(`SLW-ZS01-2026-${tried + 2}`);
    expect(await ask('SLW-ZS02-2026-0001')).toMatchObject({ problem: { status: 429, code: 'too-many-checks' } });
  });
});

describe('revoking', () => {
  const why = { kind: 'mistake' as const, reason: '姓名写错' };

  it('is seen by whoever checks, with the kind of reason only', async () => {
    const { id, number } = await town.perform(issueToOne, clerk.actor, thanks());
    const { code } = await ownPaper(id);
    await town.perform(revokeCredential, clerk.actor, { credentialId: id, ...why });
    const { paper } = await town.perform(verify, town.stranger, { number, code });
    expect(paper).toMatchObject({ state: 'revoked', revokedOn: '2026-09-28', revocationKind: 'mistake' });
    expect(JSON.stringify(paper)).not.toContain('姓名写错');
    expect(await ownPaper(id)).toMatchObject({ state: 'revoked', revocationKind: 'mistake' });
  });

  it('happens once, however many try at the same moment', async () => {
    const { id } = await town.perform(issueToOne, clerk.actor, thanks());
    const tried = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        town.ask(revokeCredential, index % 2 ? clerk.actor : coordinator.actor, { credentialId: id, ...why }),
      ),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tried.flatMap((each) => (each.ok ? [] : [each.problem.code]))).toEqual(Array(5).fill('already-revoked'));
  });
});
