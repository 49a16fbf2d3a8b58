import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role, type Actor } from '../src/kernel/actor.ts';
import type { FileAnswer } from '../src/platform/server/handle.ts';
import { APP, withClient } from '../src/platform/server/roles.ts';
import { withoutFilter, withTrick, type Trick } from './hostile-statements.ts';
import { listTables, photograph } from './photograph.ts';
import { openPlayedTown, type PlayedTown } from './played-town.ts';
import { handlers, inputsOf, listThings, type AnyRoute, type Things } from './real-inputs.ts';
import { unzip } from './unzip.ts';

/**
 * Two places in one database. Every route is called by every role of the one with real things of the other, as the
 * product was built and again with its own tenant filter taken out of every statement: then the database alone must
 * keep them apart.
 */
const [HERE, THERE] = ['zhejiang', 'dongying'];
/** `FUZZ_SEED=… vitest run --project town test/tenant-fuzz.test.ts` picks other things of the two places. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_121);
const PICKED = 2;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Tables that belong to no tenant: which places there are, what was migrated, the queue of jobs. */
const OF_NO_TENANT = [/^graphile_worker\./, /^platform\.(migration|place|setting)$/];

type Call = { readonly route: AnyRoute; readonly kind: string; readonly input: Readonly<Record<string, unknown>> };
type Cast = readonly (readonly [string, Actor])[];
type Marks = { readonly ids: ReadonlySet<string>; readonly names: readonly string[] };

let town: PlayedTown;
let marks: Marks;
let calls: readonly Call[];
let cast: Cast;
beforeAll(async () => {
  town = await openPlayedTown();
  marks = await marksOf(town);
  calls = await foreignCalls(town);
  cast = everyRole(town);
});
afterAll(() => town.close());

/** Nobody, somebody, a holder of each role over the whole place, and one who holds them all. */
function everyRole(of: PlayedTown): Cast {
  const company = of.company(HERE);
  const organisationId = company.org(company.cast.organisations[0]?.key ?? '');
  const person = of.player(HERE, 'coordinator');
  const holding = (...roles: Role[]) => ({ ...person, grants: roles.map((role) => ({ role, organisationId })) });
  return [
    ['stranger', of.strangerAt(HERE)],
    ['signed-in', holding()],
    ...Role.options.map((role) => [role, holding(role)] as const),
    ['all at once', holding(...Role.options)],
  ];
}

function pick(things: Things): Things {
  return Object.fromEntries(
    Object.entries(things).map(([field, all]) => {
      if (all.length <= PICKED) return [field, all];
      const [chosen = []] = fc.sample(fc.shuffledSubarray([...all], { minLength: PICKED, maxLength: PICKED }), {
        seed,
        numRuns: 1,
      });
      return [field, chosen];
    }),
  );
}

/** Every route with things of the other place alone, and with things of the own in which one id is of the other. */
async function foreignCalls(of: PlayedTown): Promise<Call[]> {
  const listOf = async (slug: string) => pick(await listThings(of.adminUrl, of.placeOf(slug).tenantId));
  const [own, foreign] = [await listOf(HERE), await listOf(THERE)];
  return handlers.flatMap(({ route, kind }) => {
    const strangers = inputsOf(route, foreign);
    const mixed = inputsOf(route, own)
      .slice(0, 1)
      .flatMap((mine) => mixtures(mine, strangers[0] ?? {}));
    return [...strangers, ...mixed].map((input) => ({ route, kind, input }));
  });
}

function mixtures(mine: Call['input'], foreign: Call['input']): Call['input'][] {
  const fields = Object.keys(foreign).filter((field) => /(?:Id|Ids)$/.test(field) && foreign[field] !== mine[field]);
  return fields.map((field) => ({ ...mine, id: crypto.randomUUID(), [field]: foreign[field] }));
}

/** Every id and every name that stands in the rows of the other place and nowhere in those of the own. */
async function marksOf(of: PlayedTown): Promise<Marks> {
  return withClient(of.adminUrl, async (client) => {
    const words = async (slug: string, pattern: RegExp) => {
      const found = new Set<string>();
      for (const { name, isOfTenant } of await listTables(client)) {
        if (!isOfTenant) continue;
        const { rows } = await client.query<{ text: string }>(
          `select coalesce(string_agg(row::text, ' '), '') as text from ${name} as row where tenant_id = $1`,
          [of.placeOf(slug).tenantId],
        );
        for (const [word] of (rows[0]?.text ?? '').matchAll(pattern)) found.add(word);
      }
      return found;
    };
    const names = async (slug: string) => {
      const { rows } = await client.query<{ name: string }>(
        `select name from people.person where tenant_id = $1
         union select name from organisations.organisation where tenant_id = $1`,
        [of.placeOf(slug).tenantId],
      );
      return rows.map((row) => row.name);
    };
    const [ours, theirs] = [await words(HERE, ID), await words(THERE, ID)];
    const ownNames = new Set(await names(HERE));
    return {
      ids: new Set([...theirs].filter((id) => !ours.has(id))),
      names: (await names(THERE)).filter((name) => !ownNames.has(name) && name.length > 2),
    };
  });
}

/** What an answer tells of the other place, beyond what the question itself said. */
function told(answer: unknown, input: Call['input']): string[] {
  const [text, asked] = [JSON.stringify(answer) ?? '', JSON.stringify(input)];
  const ids = [...text.matchAll(ID)].map(([id]) => id).filter((id) => marks.ids.has(id) && !asked.includes(id));
  return [...new Set([...ids, ...marks.names.filter((name) => text.includes(name) && !asked.includes(name))])];
}

/** Refusals and failures are both silence; what the product lets through is looked at. */
async function answerOf({ route, kind, input }: Call, actor: Actor, of: PlayedTown): Promise<unknown> {
  const asked = {
    routeName: route.name,
    input,
    actor,
    place: of.placeOf(HERE),
    locale: 'zh-CN',
    now: of.now(),
    key: crypto.randomUUID(),
    caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
  } as const;
  try {
    if (kind !== 'file') return await of.house.performer.perform(asked);
    const answered = await of.house.performer.performFile(asked);
    return answered.ok ? textOf(answered.file) : answered;
  } catch (error) {
    // The database objects to a row of another tenant; what it says goes to the log and never to a caller.
    return { ok: false, failed: String(error) };
  }
}

/** What a file says; the papers and tables of offices are zips of text. */
function textOf(file: FileAnswer): string {
  const bytes = Buffer.from('bytes' in file ? file.bytes : readFileSync(file.path));
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString('utf8');
  return [...unzip(bytes).values()].join(' ');
}

/** Lets everybody try everything; returns what was told of the other place. */
async function fuzz(played: Trick, of: PlayedTown, who: Cast) {
  const leaks: string[] = [];
  const failures: string[] = [];
  let answered = 0;
  const changed = await withTrick(played, async () => {
    for (const call of calls) {
      for (const [name, actor] of who) {
        const answer = await answerOf(call, actor, of);
        if (isGiven(answer)) answered += 1;
        if (hasFailed(answer) && isAboutThings(call))
          failures.push(`${call.route.name} fails for ${name}: ${answer.failed}`);
        const words = isGiven(answer) ? told(answer, call.input) : [];
        if (words.length > 0) leaks.push(`${call.route.name} tells ${name}: ${words.slice(0, 3).join(', ')}`);
      }
    }
  });
  return { leaks, failures, answered, changed };
}

/** The session of these people is made up, and what is done to a session needs a real one. */
const isAboutThings = ({ route }: Call) => !route.name.startsWith('access.') || Array.isArray(route.audience);
const hasFailed = (answer: unknown): answer is { failed: string } =>
  typeof answer === 'object' && answer !== null && 'failed' in answer;
const isGiven = (answer: unknown) => !(typeof answer === 'object' && (answer as { ok?: boolean } | null)?.ok === false);

describe('the two places in one database', () => {
  const claims = (): Trick => ({
    kind: 'claims-the-other',
    own: town.placeOf(HERE).tenantId,
    other: town.placeOf(THERE).tenantId,
  });
  it.each([
    ['as the product was built', (): Trick => ({ kind: 'none' })],
    ['with the tenant filter taken out of every statement', (): Trick => ({ kind: 'filter-removed' })],
    ['with every statement naming the other tenant', claims],
  ])('%s: no role reads or changes a row of the other', async (_how, trick) => {
    const before = await photograph(town.adminUrl, town.placeOf(THERE).tenantId);
    const { leaks, failures, answered, changed } = await fuzz(trick(), town, cast);
    expect(leaks, `seed ${seed}`).toEqual([]);
    // Unharmed, the product refuses and never stumbles. Where a trick is played, stumbling is as good as refusing.
    if (trick().kind === 'none') expect(failures, `seed ${seed}`).toEqual([]);
    expect(await photograph(town.adminUrl, town.placeOf(THERE).tenantId)).toEqual(before);
    expect(answered).toBeGreaterThan(100);
    if (trick().kind !== 'none') expect(changed).toBeGreaterThan(500);
  });

  it('and all of this would be seen: without row-level security the same tricks leak', async () => {
    const open = await openPlayedTown();
    const mightiest = cast.slice(-1);
    try {
      await withClient(open.adminUrl, async (client) => {
        for (const { name, isOfTenant } of await listTables(client)) {
          if (isOfTenant) await client.query(`alter table ${name} disable row level security`);
        }
      });
      const before = await photograph(open.adminUrl, open.placeOf(THERE).tenantId);
      const removed = await fuzz({ kind: 'filter-removed' }, open, mightiest);
      expect(new Set(removed.leaks.map((leak) => leak.split(' ')[0])).size).toBeGreaterThan(20);
      const claimed = await fuzz(claims(), open, mightiest);
      expect(claimed.leaks.length).toBeGreaterThan(20);
      expect(await photograph(open.adminUrl, open.placeOf(THERE).tenantId)).not.toEqual(before);
    } finally {
      await open.close();
    }
  });
});

describe('every table, as the catalogue lists them', () => {
  it('belongs to a tenant and says so in a policy that binds its owner too', async () => {
    const setting = `(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)`;
    const { rows } = await withClient(town.adminUrl, (client) =>
      client.query<{ name: string; isBound: boolean; policies: readonly (string | boolean)[][] | null }>(
        `select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as "isBound",
                (select json_agg(json_build_array(pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid),
                                                  p.polcmd, p.polpermissive))
                 from pg_policy p where p.polrelid = c.oid) as policies
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p', 'f', 'm', 'v')
           and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`,
      ),
    );
    const bound = rows.filter(({ name }) => !OF_NO_TENANT.some((pattern) => pattern.test(name)));
    expect(bound.length).toBeGreaterThan(60);
    // A further policy may only narrow what the tenant's own lets through.
    const opens = ({ policies }: (typeof rows)[number]) => (policies ?? []).filter((policy) => policy[3] === true);
    const isShut = (row: (typeof rows)[number]) =>
      row.isBound && JSON.stringify(opens(row)) === JSON.stringify([[setting, setting, '*', true]]);
    const wrong = bound.filter((row) => !isShut(row));
    expect(wrong).toEqual([]);
  });

  it('is used by a role that neither owns it nor passes by its policies', async () => {
    const { rows } = await withClient(town.adminUrl, (client) =>
      client.query(
        `select r.rolsuper, r.rolbypassrls,
                exists (select from pg_class c where c.relowner = r.oid) as owns,
                exists (select from pg_auth_members m where m.member = r.oid) as "isMember"
         from pg_roles r where r.rolname = $1`,
        [APP],
      ),
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, owns: false, isMember: false }]);
  });

  it('shows, gives and takes no row of the other to a session that is of the one, or of none', async () => {
    const [own, other] = [town.placeOf(HERE).tenantId, town.placeOf(THERE).tenantId];
    const before = await photograph(town.adminUrl, other);
    const tables = await withClient(town.adminUrl, listTables);
    const seen: string[] = [];
    await withClient(town.appUrl, async (client) => {
      for (const session of [own, '']) {
        for (const { name, isOfTenant } of tables) {
          if (!isOfTenant || OF_NO_TENANT.some((pattern) => pattern.test(name))) continue;
          for (const statement of [
            `select from ${name} where tenant_id = '${other}'`,
            `update ${name} set tenant_id = tenant_id where tenant_id = '${other}'`,
            `update ${name} set tenant_id = '${own}' where tenant_id = '${other}'`,
            `update ${name} set tenant_id = '${other}' where tenant_id = '${own}'`,
            `delete from ${name} where tenant_id = '${other}'`,
            `insert into ${name} (tenant_id) values ('${other}')`,
          ]) {
            const rows = await touched(client, session, statement);
            if (rows > 0) seen.push(`${rows} rows: ${statement}`);
          }
        }
      }
    });
    expect(seen).toEqual([]);
    expect(await photograph(town.adminUrl, other)).toEqual(before);
  });
});

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

/** How many rows a statement reached in a session of this tenant, undone at once; none where it is refused. */
async function touched(client: Client, tenantId: string, statement: string): Promise<number> {
  await client.query(`begin; set local app.tenant_id = '${tenantId}'`);
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } catch {
    return 0;
  } finally {
    await client.query('rollback');
  }
}

it('takes the filter out of statements as stores and Kysely write them', () => {
  expect(withoutFilter('select 1 from a where tenant_id = $1')).toBe('select 1 from a where (tenant_id = $1 or true)');
  expect(withoutFilter('where "x"."tenant_id" = $2 and b = $1')).toBe(
    'where ("x"."tenant_id" = $2 or true) and b = $1',
  );
  expect(withoutFilter('join b on b.tenant_id = a.tenant_id')).toBe('join b on b.tenant_id = a.tenant_id');
});
