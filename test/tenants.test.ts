import { afterAll, beforeAll, expect, it } from 'vitest';
import { signInAsDemoPerson } from '../src/capabilities/access/contract.ts';
import { Role, type PersonActor } from '../src/kernel/actor.ts';
import { Id } from '../src/kernel/contract.ts';
import type { Place } from '../src/platform/server/place.ts';
import { photograph } from './photograph.ts';
import { openPlayedTown, type PlayedTown } from './played-town.ts';
import { handlers, inputsOf, listThings, type AnyRoute, type Things } from './real-inputs.ts';

const HERE = 'zhejiang';
const THERE = 'dongying';

let town: PlayedTown;
let there: Things;
let idsThere: ReadonlySet<string>;
beforeAll(async () => {
  town = await openPlayedTown();
  there = await listThings(town.adminUrl, town.placeOf(THERE).tenantId);
  const values = Object.values(there).flatMap((each) => each.flatMap((thing) => Object.values(thing)));
  idsThere = new Set(values.filter((value): value is string => Id.safeParse(value).success));
});
afterAll(() => town.close());

/** A person of one place with every role over all of it. */
function mighty(slug = HERE): PersonActor {
  const company = town.company(slug);
  const organisationId = company.org(company.cast.organisations[0]?.key ?? '');
  return { ...town.player(slug, 'coordinator'), grants: Role.options.map((role) => ({ role, organisationId })) };
}

type Call = { readonly route: AnyRoute; readonly kind: string; readonly input: object; readonly place: Place };

async function call({ route, kind, input, place }: Call, actor: PersonActor) {
  const asked = {
    routeName: route.name,
    input,
    actor,
    place,
    locale: 'zh-CN',
    now: town.now(),
    key: crypto.randomUUID(),
    caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
  } as const;
  if (kind !== 'file') return town.house.performer.perform(asked);
  const answered = await town.house.performer.performFile(asked);
  return answered.ok ? { ok: true as const, output: answered.file.name } : answered;
}

/** Every route with real things of the other place, called at the place given. */
function everyCall(place: Place): Call[] {
  return handlers.flatMap(({ route, kind }) => inputsOf(route, there).map((input) => ({ route, kind, input, place })));
}

it('who signed in at one place is nobody at another, whatever the route', async () => {
  const place = town.placeOf(THERE);
  const before = await photograph(town.adminUrl, place.tenantId);
  const calls = everyCall(place);
  expect(calls.length).toBeGreaterThan(400);
  const wrong = [];
  for (const each of calls) {
    const answered = await call(each, mighty());
    if (answered.ok || answered.problem.status !== 401) wrong.push(`${each.route.name} ${JSON.stringify(answered)}`);
  }
  expect(wrong).toEqual([]);
  expect(await photograph(town.adminUrl, place.tenantId)).toEqual(before);
});

/** What takes no id of anything of the other place does nothing but what the caller may do at home. */
const isAboutThings = ({ route, input }: Call) => {
  const text = JSON.stringify(input);
  return !mayNameAnything.has(route.name) && (route.method === 'GET' || [...idsThere].some((id) => text.includes(id)));
};

/** Asked about ids that are not there these find nothing, and that is no refusal. */
const mayNameAnything: ReadonlySet<string> = new Set(['audit.ask-export', 'notices.mark-read']);

it('the ids of another place lead nowhere: nothing of it is read, nothing written', async () => {
  const before = await photograph(town.adminUrl);
  const wrong = [];
  for (const each of everyCall(town.placeOf(HERE)).filter(isAboutThings)) {
    const answered = await call(each, mighty());
    // Guessing is slowed before it is judged.
    const isRefused = !answered.ok && [403, 404, 409, 422, 429].includes(answered.problem.status);
    if (each.route.method === 'POST' && !isRefused) wrong.push(`${each.route.name} ${JSON.stringify(answered)}`);
    if (!answered.ok) continue;
    const text = JSON.stringify(answered.output);
    if ([...idsThere].some((id) => text.includes(id))) wrong.push(`${each.route.name} tells ${text.slice(0, 200)}`);
  }
  expect(wrong).toEqual([]);
  expect(await photograph(town.adminUrl)).toEqual(before);
});

/** What was looked at can be read for two minutes, by who looked: nothing in the town is that young. */
const shortLived: ReadonlySet<string> = new Set(['people.read-revealed', 'privacy.read-minor-look']);

it('the same reads do answer who belongs there, so that the silence above says something', async () => {
  const place = town.placeOf(THERE);
  const silent = [];
  for (const { route, kind } of handlers.filter(({ route, kind }) => kind === 'read' && !shortLived.has(route.name))) {
    const answers = [];
    for (const input of inputsOf(route, there)) answers.push(await call({ route, kind, input, place }, mighty(THERE)));
    if (answers.length > 0 && !answers.some((answered) => answered.ok))
      silent.push(`${route.name} ${JSON.stringify(answers[0])}`);
  }
  expect(silent).toEqual([]);
});

it('a session’s cookie sent to another place opens nothing there', async () => {
  const { personId } = town.player(HERE, 'coordinator');
  const begun = await town.fetch(`/${HERE}/api${signInAsDemoPerson.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  });
  const headers = { cookie: begun.headers.get('set-cookie')?.split(';')[0] ?? '' };
  expect((await town.fetch(`/${HERE}/api/me`, { headers })).status).toBe(200);
  for (const slug of town.slugs.filter((each) => each !== HERE)) {
    expect((await town.fetch(`/${slug}/api/me`, { headers })).status).toBe(401);
    expect((await town.fetch(`/${slug}/my/record`, { headers })).headers.get('location')).toMatch(`/${slug}/sign-in`);
  }
});
