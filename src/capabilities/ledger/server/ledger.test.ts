import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../../../../test/town.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import { newId } from '../../../platform/server/ids.ts';
import { addRoot } from '../../organisations/server/door.ts';
import { listEntries, myEntries } from '../contract.ts';
import type { Account } from '../domain/model.ts';
import { balanceOf, ensureAccount, listEntriesOf, post, reverse } from './door.ts';

let town: Town;
const organisationId = newId();

beforeAll(async () => {
  town = await openTown();
  await doing((each) =>
    addRoot(each, {
      id: organisationId,
      kind: 'joint-committee',
      name: '翠竹联合党委',
      shortName: '翠竹',
      hostOrganisationId: null,
      regionCode: '440303',
    }),
  );
});
afterAll(async () => {
  expect(await town.brokenInvariants()).toEqual([]);
  await town.close();
});

/** Runs as the bridges do: in one transaction, undone when the ledger refuses. */
function doing<Result>(work: (doing: Doing) => Promise<Result>): Promise<Result> {
  return town.house.database.write(town.place.tenantId, async (tx, undo) => {
    const actor = { kind: 'system', tenantId: tx.tenantId, name: 'trial' } as const;
    const result = await work({ tx, actor, place: town.place, now: town.now(), newId });
    if ((result as { ok?: boolean } | undefined)?.ok === false) undo();
    return result;
  });
}

const origin = { capability: 'activities', id: newId() };

async function open(floorAmount: number | null, owner = { capability: 'people', id: newId() }): Promise<Account> {
  const opened = await doing((each) => ensureAccount(each, { kind: 'trial', unit: 'minutes', owner, floorAmount }));
  return opened.value;
}

function move(from: Account, to: Account, amount: number, id = newId()) {
  const lines = [
    { accountId: from.id, amount: -amount },
    { accountId: to.id, amount },
  ];
  return doing((each) => post(each, { id, unit: 'minutes', reason: 'trial', origin, lines }));
}

const balance = (account: Account) =>
  town.house.database.read(town.place.tenantId, (tx) => balanceOf(tx, account.owner, 'minutes'));

describe('the ledger', () => {
  it('opens an account once, however often it is asked for', async () => {
    const owner = { capability: 'people', id: newId() };
    const opened = await Promise.all(Array.from({ length: 8 }, () => open(0, owner)));
    expect(new Set(opened.map((account) => account.id)).size).toBe(1);
  });

  it('never gives out more than a pool holds, however many ask at once', async () => {
    const [source, pool] = [await open(null), await open(0)];
    await move(source, pool, 300);
    const people = await Promise.all(Array.from({ length: 20 }, () => open(0)));
    const asked = await Promise.all(people.map((person) => move(pool, person, 30)));
    expect(asked.filter((decision) => decision.ok)).toHaveLength(10);
    expect(asked.find((decision) => !decision.ok)).toMatchObject({ refusal: 'balance-would-fall-below-floor' });
    expect(await balance(pool)).toBe(0);
  });

  it('does not get stuck when many move both ways between the same accounts', async () => {
    const [one, two] = [await open(null), await open(null)];
    await Promise.all(Array.from({ length: 40 }, (_, nr) => (nr % 2 === 0 ? move(one, two, 7) : move(two, one, 7))));
    expect([await balance(one), await balance(two)]).toEqual([0, 0]);
  });

  it('reverses once, even when asked by many at once', async () => {
    const [source, person] = [await open(null), await open(0)];
    const transactionId = newId();
    await move(source, person, 150, transactionId);
    const asked = await Promise.all(
      Array.from({ length: 6 }, () =>
        doing((each) => reverse(each, { id: newId(), transactionId, reason: 'mistake', origin })),
      ),
    );
    expect(asked.filter((decision) => decision.ok)).toHaveLength(1);
    expect(asked.filter((decision) => !decision.ok && decision.refusal === 'already-reversed')).toHaveLength(5);
    expect(await balance(person)).toBe(0);
    const entries = await town.house.database.read(town.place.tenantId, (tx) =>
      listEntriesOf(tx, person.owner, { after: null, limit: 10 }),
    );
    expect(entries.map((entry) => entry.amount)).toEqual([-150, 150]);
  });

  it('gives the application no right to change or delete what was written', async () => {
    for (const statement of [
      'update ledger.entry set amount = 1 where tenant_id = $1',
      'delete from ledger.entry where tenant_id = $1',
      'delete from ledger.transaction where tenant_id = $1',
      'update ledger.account set floor_amount = null where tenant_id = $1',
    ]) {
      const tried = town.house.database.write(town.place.tenantId, (tx) => tx.query(statement, [tx.tenantId]));
      await expect(tried).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('who reads entries', () => {
  it('shows everyone their own, page by page', async () => {
    const person = town.actor(newId());
    const [source, mine] = [await open(null), await open(0, { capability: 'people', id: person.personId })];
    for (const amount of [30, 60, 90]) await move(source, mine, amount);
    const first = await town.perform(myEntries, person, { limit: 2 });
    expect(first).toMatchObject({ balanceMinutes: 180, items: [{ amount: 90 }, { amount: 60 }] });
    const rest = await town.perform(myEntries, person, { limit: 2, after: first.next ?? '' });
    expect(rest).toMatchObject({ items: [{ amount: 30, balanceAfter: 30 }], next: null });
  });

  it('shows all to who is responsible for the whole place, and nothing to an auditor of nowhere', async () => {
    const auditor = town.actor(newId(), [{ role: 'auditor', organisationId }]);
    expect((await town.perform(listEntries, auditor, { limit: 5 })).items).toHaveLength(5);
    const elsewhere = town.actor(newId(), [{ role: 'auditor', organisationId: newId() }]);
    expect(await town.ask(listEntries, elsewhere, {})).toMatchObject({ problem: { code: 'owner-not-yours' } });
    const clerk = town.actor(newId(), [{ role: 'clerk', organisationId }]);
    expect(await town.ask(listEntries, clerk, {})).toMatchObject({ problem: { status: 403 } });
  });
});
