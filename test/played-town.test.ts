import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../src/app/house.ts';
import { invariants } from '../src/app/invariants.ts';
import { playTown } from '../src/app/town/town.ts';
import { getBulletin, listBulletins } from '../src/capabilities/bulletins/contract.ts';
import { getFigure, listFigureRows, listFigures } from '../src/capabilities/figures/contract.ts';
import { listBrokenInvariants } from '../src/platform/server/invariants.ts';
import type { Asked } from '../src/platform/server/ready-call.ts';
import { withClient } from '../src/platform/server/roles.ts';
import { cloneDatabase } from './database.ts';
import { listTables, photograph } from './photograph.ts';
import { afterwards, houseOn, openPlayedTown, slugs, type PlayedTown } from './played-town.ts';

let town: PlayedTown;
beforeAll(async () => {
  town = await openPlayedTown();
});
afterAll(() => town.close());

/** What happened in the five places, without the ids that differ from play to play: every fact, and how many rows. */
async function tell(adminUrl: string) {
  return withClient(adminUrl, async (client) => {
    const rowCounts: Record<string, string> = {};
    for (const { name } of (await listTables(client)).filter(({ isOfTenant }) => isOfTenant)) {
      const { rows } = await client.query<{ count: string }>(
        `select count(*) as count from ${name} as row join platform.place p using (tenant_id) where p.slug = any($1)`,
        [slugs],
      );
      rowCounts[name] = rows[0]?.count ?? '';
    }
    const facts = await client.query<{ slug: string }>(
      `select p.slug, f.name, f.at, f.actor_id, f.subject_kind, count(*)::int as times
       from platform.fact f join platform.place p using (tenant_id)
       where p.slug = any($1) group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
      [slugs],
    );
    return { rowCounts, facts: facts.rows };
  });
}

describe('the played town', () => {
  it('breaks no invariant of any capability', async () => {
    expect(invariants.length).toBeGreaterThan(8);
    expect(await town.brokenInvariants()).toEqual([]);
  });

  it('has told something of every kind in each place', async () => {
    const { facts } = await tell(town.adminUrl);
    for (const slug of slugs) expect(facts.filter((each) => each.slug === slug).length, slug).toBeGreaterThan(20);
  });

  it('played once more changes nothing', async () => {
    const before = await photograph(town.adminUrl);
    await playTown(town.house, () => {});
    expect(await photograph(town.adminUrl)).toEqual(before);
  });
});

/** The house with a performer that breaks down for good after so many calls: before doing the last, or after. */
function breakingDown(house: House, calls: number, moment: 'before' | 'after') {
  let left = calls;
  let underWay = 0;
  const perform = async (asked: Asked) => {
    left -= 1;
    if (left < 0 || (left === 0 && moment === 'before')) throw new Error('the lights went out');
    underWay += 1;
    try {
      const performed = await house.performer.perform(asked);
      if (left <= 0) throw new Error('the lights went out');
      return performed;
    } finally {
      underWay -= 1;
    }
  };
  const dark: House = { ...house, performer: { ...house.performer, perform } };
  // The places are played two at a time: the other one goes on until it needs the performer.
  const untilStill = async () => {
    do await wait(60);
    while (underWay > 0);
  };
  return { dark, untilStill };
}

describe('a play that was interrupted', () => {
  it('and begun again ends as one that was not', { timeout: 60_000 }, async () => {
    const database = await cloneDatabase();
    const { house, close } = await houseOn(database);
    try {
      const accidents = [
        [60, 'after'],
        [200, 'before'],
        [360, 'after'],
      ] as const;
      for (const [calls, moment] of accidents) {
        const { dark, untilStill } = breakingDown(house, calls, moment);
        await expect(playTown(dark, () => {})).rejects.toThrow('the lights went out');
        await untilStill();
      }
      await playTown(house, () => {});
      await afterwards(house);
      expect(await tell(database.adminUrl)).toEqual(await tell(town.adminUrl));
      expect(await listBrokenInvariants(database.adminUrl, invariants)).toEqual([]);
    } finally {
      await close();
      await database.drop();
    }
  });
});

type Scope = { organisationId?: string; from: string; to: string };

async function readAllRows(slug: string, figureId: string, scope: Scope) {
  const actor = town.player(slug, 'coordinator');
  const rows = [];
  let after: string | undefined;
  do {
    const input = { figureId, ...scope, limit: 7, ...(after ? { after } : {}) };
    const page = await town.perform(listFigureRows, actor, input, { place: town.placeOf(slug) });
    rows.push(...page.items);
    after = page.next ?? undefined;
  } while (after);
  return rows;
}

describe('the figures of the played town', () => {
  it('are the sums of their rows, for every organisation and several periods', async () => {
    const unequal = [];
    const seen = new Map<string, number>();
    for (const slug of slugs) {
      const place = town.placeOf(slug);
      const { items: figures } = await town.perform(listFigures, town.strangerAt(slug), {}, { place });
      expect(figures).toHaveLength(5);
      const { organisations } = town.company(slug).cast;
      const scopes: Scope[] = [undefined, ...organisations.map(({ key }) => town.company(slug).org(key))].flatMap(
        (organisationId) =>
          [
            ['2026-01', '2026-12'],
            ['2026-06', '2026-07'],
            ['2026-09', '2026-09'],
          ].map(([from = '', to = '']) => ({
            ...(organisationId ? { organisationId } : {}),
            from,
            to,
          })),
      );
      for (const { id: figureId } of figures) {
        for (const scope of scopes) {
          const shown = await town.perform(
            getFigure,
            town.player(slug, 'coordinator'),
            { figureId, ...scope },
            { place },
          );
          const rows = await readAllRows(slug, figureId, scope);
          const sum = rows.reduce((total, row) => total + row.amount, 0);
          const months = shown.byMonth.reduce((total, month) => total + month.value, 0);
          const isWhole = figureId === 'persons' ? months >= shown.value : months === shown.value;
          const isEqual = sum === shown.value && rows.length === shown.rowCount && isWhole;
          if (!isEqual)
            unequal.push({
              slug,
              figureId,
              ...scope,
              value: shown.value,
              sum,
              rows: rows.length,
              shown: shown.rowCount,
            });
          expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
          seen.set(figureId, (seen.get(figureId) ?? 0) + shown.value);
        }
      }
    }
    expect(unequal).toEqual([]);
    for (const [figureId, total] of seen) expect(total, figureId).toBeGreaterThan(0);
  });

  it('measured anew are what the published bulletins froze, but for what was reopened since', async () => {
    const compared = [];
    for (const slug of slugs) {
      const place = town.placeOf(slug);
      const { items } = await town.perform(listBulletins, town.strangerAt(slug), { limit: 100 }, { place });
      for (const { id } of items) {
        const bulletin = await town.perform(getBulletin, town.strangerAt(slug), { bulletinId: id }, { place });
        for (const { figureId, from, to, value, text, measuredAt } of bulletin.figures) {
          const scope = { organisationId: bulletin.organisationId, from, to };
          const now = await town.perform(getFigure, town.strangerAt(slug), { figureId, ...scope }, { place });
          const reopened =
            figureId === 'closed-commitments' ? await countReopened(place.tenantId, scope, measuredAt) : 0;
          compared.push({ slug, figureId, value, now: now.value + reopened });
          if (reopened === 0) expect(now.text).toBe(text);
        }
      }
    }
    expect(compared.length).toBeGreaterThan(8);
    expect(compared.filter((each) => each.value !== each.now)).toEqual([]);
  });

  it('show a stranger the number, the months and how many rows there are, never the rows', async () => {
    const [from, to] = ['2026-01', '2026-12'];
    for (const slug of slugs) {
      const place = town.placeOf(slug);
      const { items: figures } = await town.perform(listFigures, town.strangerAt(slug), {}, { place });
      for (const { id: figureId } of figures) {
        const shown = await town.perform(getFigure, town.strangerAt(slug), { figureId, from, to }, { place });
        expect(shown.mayOpenRows).toBe(false);
        expect(shown.byMonth).toHaveLength(12);
        expect(Object.keys(shown).toSorted()).toEqual(
          [
            'byMonth',
            'definition',
            'from',
            'id',
            'mayOpenRows',
            'name',
            'organisationId',
            'organisationName',
            'rowCount',
          ]
            .concat(['source', 'text', 'to', 'unit', 'value'])
            .toSorted(),
        );
        const asked = await town.ask(listFigureRows, town.strangerAt(slug), { figureId, from, to }, { place });
        expect(asked).toMatchObject({ ok: false, problem: { status: 401, code: 'not-signed-in' } });
        const response = await town.fetch(`/${slug}/api/figures/${figureId}/rows?from=${from}&to=${to}`);
        expect(response.status).toBe(401);
      }
    }
  });
});

/** A reopened commitment leaves the figure of the month in which it was closed; a printed bulletin keeps it. */
async function countReopened(tenantId: string, { from, to }: Scope, since: string): Promise<number> {
  return withClient(town.adminUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `select count(distinct subject_id)::int as count from platform.fact as reopening
       where tenant_id = $1 and name = 'commitments.reopened' and at > $2
         and exists (select 1 from platform.fact as closing where closing.tenant_id = reopening.tenant_id
           and closing.subject_id = reopening.subject_id and closing.name = 'commitments.closed-out'
           and closing.at < $2
           and to_char(closing.at at time zone 'Asia/Shanghai', 'YYYY-MM') between $3 and $4)`,
      [tenantId, since, from, to],
    );
    return rows[0]?.count ?? 0;
  });
}
