import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role, type Actor } from '../src/kernel/actor.ts';
import { catalogue } from '../src/capabilities/roles/domain/catalogue.ts';
import { askExport } from '../src/capabilities/audit/contract/exports.ts';
import { denyRole } from '../src/capabilities/roles/contract.ts';
import { draftRule, listSubjects } from '../src/capabilities/rulebook/contract.ts';
import type { Place } from '../src/platform/server/place.ts';
import { draftBulletin } from '../src/capabilities/bulletins/contract.ts';
import { addOrganisation } from '../src/capabilities/organisations/contract.ts';
import { photograph } from './photograph.ts';
import { openPlayedTown, type PlayedTown } from './played-town.ts';
import { handlers, inputsOf, listThings, routes, thingNamedBy } from './real-inputs.ts';
import { openTown, type Town } from './town.ts';

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

  it('is answered by the audience alone, whatever roles somebody holds together and wherever', async () => {
    const asked = handlers.filter(({ kind }) => kind !== 'file').map(({ route }) => route);
    const guarded = asked.filter(({ audience }) => Array.isArray(audience));
    const grant = fc.record({ role: fc.constantFrom(...Role.options), organisationId: fc.uuid() });
    const knock = fc.tuple(fc.array(grant, { maxLength: 5 }), fc.constantFrom(...guarded));
    await fc.assert(
      fc.asyncProperty(knock, async ([grants, route]) => {
        const answer = await town.ask(route, town.actor(randomUUID(), grants), {});
        const isMeant = grants.some(({ role }) => (route.audience as readonly Role[]).includes(role));
        const isTurnedAway = !answer.ok && answer.problem.code === 'role-missing';
        expect(isTurnedAway, `${route.name} ${JSON.stringify(grants)}`).toBe(!isMeant);
      }),
      { numRuns: 600 },
    );
  });

  it('never lets a stranger write, except to sign in and to complain', () => {
    const open = routes.filter((route) => route.method === 'POST' && route.audience === 'anyone');
    const capabilities = new Set(open.map((route) => route.name.split('.')[0]));
    expect([...capabilities].filter((name) => name !== 'access' && name !== 'complaints')).toEqual([]);
  });
});

/** Kinds of things of which the played town has none yet, so that nobody can be kept out of one. */
const NOT_IN_THE_TOWN = new Set<string>(['mergeId', 'deliveryId', 'webhookId']);
/** Sent because of what is typed: it finds within one’s reach and leaves only the fact that one searched. */
const SEARCHES = new Set<string>(['people.search']);
/** Of these outsiders do not even learn that they are there. */
const hidden = /^404 (person|rule)-not-found$/;

async function phoneOfSomebody(played: PlayedTown): Promise<{ phone: string }> {
  const answer = await played.fetch('/dongying/api/demo-people');
  const { items } = (await answer.json()) as { items: { name: string; phone: string }[] };
  return items.find(({ name }) => name === '丁一')!;
}

async function heldRule(played: PlayedTown, place: Place) {
  const { items } = await played.perform(listSubjects, played.player('dongying', 'system'), {}, { place });
  return items[0]!;
}

const noFigures = { figureIds: [], from: '2026-06', to: '2026-07' };

describe('who holds every role over another organisation of the same place', () => {
  it('is refused every write on real things, each time for want of a right, and nothing is written', async () => {
    const played = await openPlayedTown();
    try {
      const [place, company] = [played.placeOf('dongying'), played.company('dongying')];
      const other = { id: randomUUID(), parentId: company.org('port'), kind: 'branch' as const, regionCode: '370500' };
      const named = { name: '外人支部', shortName: '外人支部', hostOrganisationId: null };
      await played.perform(
        addOrganisation,
        played.player('dongying', 'coordinator'),
        { ...other, ...named },
        { place },
      );
      // Every other step is open somewhere in the town; for these there must be a draft.
      const draft = { id: randomUUID(), organisationId: company.org('port'), title: '草稿', figures: noFigures };
      const [told] = (await listThings(played.adminUrl, place.tenantId))['activityId'] ?? [];
      const activityIds = [told?.['activityId'] as string];
      await played.perform(draftBulletin, played.player('dongying', 'editor'), { ...draft, activityIds }, { place });
      const admin = played.player('dongying', 'security');
      const { phone } = await phoneOfSomebody(played);
      const denial = { phone, role: 'leader', organisationId: company.org('port'), reason: '试验' } as const;
      await played.perform(denyRole, admin, { id: randomUUID(), ...denial }, { place });
      const { rule } = await heldRule(played, place);
      const text = { title: '试验规则', source: '试验文件', values: rule.values, inForceFrom: null };
      const system = played.player('dongying', 'system');
      await played.perform(draftRule, system, { id: randomUUID(), subject: rule.subject, ...text }, { place });
      const ask = { id: randomUUID(), reason: '每月例行核对', format: 'csv' } as const;
      await played.perform(askExport, played.player('dongying', 'auditor'), ask, { place });
      // Some are held over a whole place or not at all; the others are all held here, over the other organisation.
      const below = Role.options.filter((role) => !catalogue[role].isOfWholePlace);
      const grants = below.map((role) => ({ role, organisationId: other.id }));
      const outsider = { ...played.actor(randomUUID(), grants), tenantId: place.tenantId };
      const all = await listThings(played.adminUrl, place.tenantId);
      const isTheirs = (input: object) => !Object.values(input).includes(other.id);
      const things = Object.fromEntries(Object.entries(all).map(([field, each]) => [field, each.filter(isTheirs)]));
      const before = await photograph(played.adminUrl);
      const [wrong, untested]: [string[], Set<string>] = [[], new Set()];
      const writes = routes.filter(({ method, audience }) => method === 'POST' && Array.isArray(audience));
      for (const route of writes.filter(({ name }) => !SEARCHES.has(name))) {
        const codes = new Set<string>();
        const inputs = inputsOf(route, things);
        if (inputs.length === 0) untested.add(thingNamedBy(route, things) ?? route.name);
        for (const input of inputs) {
          const asked = await played.ask(route, outsider, input, { place });
          const isRight = !asked.ok && [403, 404, 409, 422].includes(asked.problem.status);
          if (!isRight) wrong.push(`${route.name} ${JSON.stringify(asked)}`);
          else codes.add(`${asked.problem.status} ${asked.problem.code}`);
        }
        // A state of the thing alone would not keep an outsider out tomorrow. Some do not even say that it is there.
        const isKeptOut = [...codes].some((code) => code.startsWith('403') || hidden.test(code));
        if (inputs.length > 0 && !isKeptOut) wrong.push(`${route.name}: ${[...codes].join(', ')}`);
      }
      expect(wrong).toEqual([]);
      expect([...untested].filter((each) => !NOT_IN_THE_TOWN.has(each))).toEqual([]);
      expect(await photograph(played.adminUrl)).toEqual(before);
    } finally {
      await played.close();
    }
  }, 120_000);
});
