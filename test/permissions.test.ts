import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offers } from '../src/app/floors.ts';
import { Role, type Actor } from '../src/kernel/actor.ts';
import { openTown, type Town } from './town.ts';

const routes = offers.capabilities.flatMap((capability) => capability.handlers.map((handler) => handler.route));

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

/** Everyone who might knock: nobody, somebody without a role, and a holder of each single role. */
function knockers(): [string, Actor][] {
  const someone = () => town.actor(randomUUID());
  const withRole = (role: Role) => town.actor(randomUUID(), [{ role, organisationId: randomUUID() }]);
  return [
    ['stranger', town.stranger],
    ['signed-in', someone()],
    ...Role.options.map((role): [string, Actor] => [role, withRole(role)]),
  ];
}

function isMeantFor(name: string, audience: (typeof routes)[number]['audience']): boolean {
  if (audience === 'anyone') return true;
  if (name === 'stranger') return false;
  return audience === 'signed-in' || audience.includes(name as Role);
}

async function countRows(): Promise<string> {
  const counted = await town.house.database.read(town.place.tenantId, (tx) =>
    tx.query<{ facts: number; receipts: number }>(
      `select (select count(*) from platform.fact where tenant_id = $1) as facts,
              (select count(*) from platform.receipt where tenant_id = $1) as receipts`,
      [tx.tenantId],
    ),
  );
  return JSON.stringify(counted[0]);
}

describe('who may knock at which door', () => {
  it('has a name, a summary and an audience for every route', () => {
    const names = routes.map((route) => route.name);
    expect(new Set(names).size).toBe(names.length);
    for (const route of routes) {
      expect(route.summary, route.name).not.toBe('');
      expect(route.audience, route.name).toBeTruthy();
    }
  });

  it('turns away everyone who is not in the audience of a route, and nothing is written', async () => {
    const before = await countRows();
    for (const route of routes) {
      for (const [name, actor] of knockers()) {
        if (isMeantFor(name, route.audience)) continue;
        const asked = await town.house.performer.perform({
          routeName: route.name,
          input: {},
          actor,
          place: town.place,
          locale: 'zh-CN',
          now: town.now(),
          key: randomUUID(),
          caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
        });
        const expected = name === 'stranger' ? 'not-signed-in' : 'role-missing';
        expect(asked.ok ? 'let in' : asked.problem.code, `${name} at ${route.name}`).toBe(expected);
      }
    }
    expect(await countRows()).toBe(before);
  });

  it('never lets a stranger write, except to sign in', () => {
    const open = routes.filter((route) => route.method === 'POST' && route.audience === 'anyone');
    expect(open.map((route) => route.name.split('.')[0])).toEqual(open.map(() => 'access'));
  });
});
