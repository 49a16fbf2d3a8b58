import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offers, pages } from '../src/app/floors.ts';
import { NoticeKind } from '../src/capabilities/privacy/domain/notice.ts';
import { withClient } from '../src/platform/server/roles.ts';
import { openPlayedTown, slugs, type PlayedTown } from './played-town.ts';
import { findPersonalIn, textOfWord } from './strangers-eye.ts';

let town: PlayedTown;
beforeAll(async () => {
  town = await openPlayedTown();
});
afterAll(() => town.close());

/** These exist only while the demo town is active and list its invented people on purpose. */
const listInventedPeople = new Set(['/sign-in', '/developer/messages', '/demo-people']);

const publicPages = pages.filter((page) => page.audience === 'anyone').map((page) => page.path);
const publicRoutes = offers.capabilities
  .flatMap((capability) => capability.handlers.map(({ route }) => route))
  .filter((route) => route.method === 'GET' && route.audience === 'anyone')
  .map((route) => `/api${route.path}`);
/** There only where an identity provider is set, and for the sender of a complaint, whose code nobody else has. */
const whereSet = new Set(['/sign-in/identity', '/complaints/:complaintId']);
const addresses = [...publicPages, ...publicRoutes].filter((path) => {
  const bare = path.replace('/api', '');
  return !listInventedPeople.has(bare) && !whereSet.has(bare);
});

const tables: Readonly<Record<string, string>> = {
  organisationId: 'organisations.organisation',
  allianceId: 'organisations.alliance',
  needId: 'three_lists.need',
  agreementId: 'agreements.agreement',
  clauseId: 'agreements.clause',
  commitmentId: 'commitments.commitment',
  activityId: 'activities.activity',
  bulletinId: 'bulletins.bulletin',
};

/** The codes that stand on papers beside their numbers: whoever holds a paper has both. */
const codes = new Map<string, string>();

/** Everything there is at a place, drafts among it, by the name that addresses give its id. */
async function listThings(slug: string): Promise<Record<string, string[]>> {
  const figures = offers.capabilities.flatMap((capability) => (capability.figures ?? []).map((figure) => figure.id));
  const things: Record<string, string[]> = { figureId: figures, kind: [...NoticeKind.options], year: ['2026'] };
  await withClient(town.adminUrl, async (client) => {
    for (const [param, table] of Object.entries(tables)) {
      const { rows } = await client.query<{ id: string }>(`select id from ${table} where tenant_id = $1`, [
        town.placeOf(slug).tenantId,
      ]);
      things[param] = rows.map((row) => row.id);
    }
    const { rows } = await client.query<{ number: string; code: string }>(
      'select number, code from credentials.credential where tenant_id = $1',
      [town.placeOf(slug).tenantId],
    );
    const checkpoints = await client.query<{ no: number }>('select no from platform.checkpoint where tenant_id = $1', [
      town.placeOf(slug).tenantId,
    ]);
    things['checkpointNo'] = checkpoints.rows.map(({ no }) => String(no));
    things['number'] = rows.map(({ number }) => number);
    for (const { number, code } of rows) codes.set(number, code);
  });
  return things;
}

/** The address with every id there is in its place. */
function fill(address: string, things: Record<string, string[]>): string[] {
  const param = /:(\w+)/.exec(address)?.[1];
  if (!param) return [address];
  const ids = things[param];
  if (!ids) throw new Error(`Say in this test which table ${param} in ${address} comes from.`);
  return ids.flatMap((id) => fill(address.replace(`:${param}`, id), things)).map(withCode);
}

function withCode(path: string): string {
  const code = codes.get(/\/verify\/([A-Z0-9-]+)/.exec(path)?.[1] ?? '');
  return code && !path.includes('?') ? `${path}?code=${code}` : path;
}

type Seen = { readonly path: string; readonly status: number; readonly text: string; readonly type: string };

async function look(path: string): Promise<Seen> {
  const response = await town.fetch(path);
  const type = response.headers.get('content-type') ?? '';
  const isWord = type.includes('wordprocessingml');
  const text = isWord ? textOfWord(new Uint8Array(await response.arrayBuffer())) : await response.text();
  return { path, status: response.status, text, type };
}

const queries: Readonly<Record<string, readonly string[]>> = {
  '/api/figures/:figureId': ['?from=2026-01&to=2026-12'],
  '/api/activities': ['?when=upcoming&limit=100', '?when=past&limit=100'],
  '/figures/:figureId': ['?from=2026-01&to=2026-09', '?from=2026-01&to=2026-09&lang=en'],
};

/** Whatever a stranger can see of a place: each address with each thing, in Chinese and English, lists to their end. */
async function lookEverywhere(slug: string): Promise<Map<string, Seen[]>> {
  const things = await listThings(slug);
  const seen = new Map<string, Seen[]>();
  for (const address of addresses) {
    const isPage = !address.startsWith('/api/');
    const found: Seen[] = [];
    for (const query of queries[address] ?? (isPage ? ['', '?lang=en'] : [''])) {
      for (const path of fill(address, things))
        found.push(
          ...(await lookOn(
            `/${slug}${path === '/' ? '' : path}${path.includes('?') ? query.replace('?', '&') : query}`,
          )),
        );
    }
    seen.set(address, found);
  }
  return seen;
}

/** A list of the API is followed to its last page. */
async function lookOn(path: string): Promise<Seen[]> {
  const first = await look(path);
  const next =
    first.type.includes('json') && first.status === 200
      ? (JSON.parse(first.text) as { next?: string } | null)?.next
      : null;
  if (!next) return [first];
  const on = new URL(path, 'http://localhost');
  on.searchParams.set('after', next);
  return [first, ...(await lookOn(on.pathname + on.search))];
}

function countOf(text: string, part: RegExp): number {
  return [...text.matchAll(part)].length;
}

function faultsOf({ path, text, status }: Seen): string[] {
  const faults: string[] = [];
  if (countOf(text, /<h1[\s>]/g) !== 1) faults.push('has not one h1');
  const lang = /<html lang="([^"]+)"/.exec(text)?.[1];
  if (lang !== (path.includes('lang=en') ? 'en' : 'zh-CN')) faults.push(`is in ${lang}`);
  if (!/<title>[^<]+<\/title>/.test(text)) faults.push('has no title');
  if (/\bundefined\b|\[object|\bNaN\b|Invalid Date/.test(text)) faults.push('shows a value that is none');
  return faults.map((fault) => `${path} (${status}) ${fault}`);
}

/** Addresses within the place that a page leads to. */
function linksOf({ text }: Seen, slug: string): string[] {
  return [...text.matchAll(/(?:href|action)="([^"#]*)/g)]
    .map((found) => (found[1] ?? '').replaceAll('&amp;', '&'))
    .filter((href) => href === `/${slug}` || href.startsWith(`/${slug}/`))
    .filter((href) => !/\/(sign-in|developer|console|my)\b/.test(href));
}

const seenAt = new Map<string, Map<string, Seen[]>>();

describe.each(slugs)('a stranger in %s', (slug) => {
  let seen: Map<string, Seen[]>;
  let all: Seen[];
  beforeAll(async () => {
    seen = await lookEverywhere(slug);
    seenAt.set(slug, seen);
    all = [...seen.values()].flat();
  });

  it('reads no name, no telephone and no e-mail of anybody, wherever there is something to read', () => {
    expect(all.flatMap(({ path, text }) => findPersonalIn(text).map((found) => `${path} ${found}`))).toEqual([]);
  });

  it('finds something or nothing, and never an error of ours', () => {
    const others = all.filter(({ status }) => ![200, 303, 404].includes(status));
    expect(others.map(({ path, status, text }) => `${status} ${path} ${text.slice(0, 200)}`)).toEqual([]);
    const empty = [...seen].filter(([, each]) => each.length > 0 && each.every(({ status }) => status === 404));
    expect(empty.map(([address]) => address)).toEqual([]);
  });

  it('gets whole pages: one heading, a title, the language asked for, every value filled in', () => {
    const drawn = all.filter(({ type, status }) => type.includes('text/html') && status !== 303);
    expect(drawn.length).toBeGreaterThan(20);
    expect(drawn.flatMap(faultsOf)).toEqual([]);
  });

  it('is never led to an address that is not there', async () => {
    const found = all.filter(({ type, status }) => type.includes('text/html') && status === 200);
    const links = [...new Set(found.flatMap((each) => linksOf(each, slug)))];
    expect(links.length).toBeGreaterThan(20);
    const missing = [];
    for (const link of links) {
      const { status, text } = await look(link);
      // Papers are checked one after the other here, and guessing at their codes is slowed.
      const isSlowed = status === 429 && link.includes('/verify/');
      if (![200, 303].includes(status) && !isSlowed) missing.push(`${status} ${link}`);
      expect(findPersonalIn(text), link).toEqual([]);
    }
    expect(missing).toEqual([]);
  });
});

it('everything public of the town was there to be read at one place or another', () => {
  const isRead = new Set<string>();
  for (const [address, each] of [...seenAt.values()].flatMap((seen) => [...seen])) {
    if (each.some(({ status }) => status < 400)) isRead.add(address);
  }
  expect(addresses.filter((address) => !isRead.has(address))).toEqual([]);
});

it('Word files were read, text and all', () => {
  const words = [...seenAt.values()].flatMap((seen) => seen.get('/api/bulletins/:bulletinId/word') ?? []);
  const read = words.filter(({ status }) => status === 200);
  expect(read.length).toBeGreaterThan(1);
  for (const { text } of read) expect(text).toContain('同心简报');
});

it('the eye sees what it must not find', () => {
  expect(findPersonalIn('电话 13812345678，郑统筹')).toHaveLength(2);
  expect(findPersonalIn('138****5678 a.b@example.cn')).toHaveLength(2);
  expect(findPersonalIn('018f0000-0000-7000-8000-013812345678')).toEqual([]);
});
