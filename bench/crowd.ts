import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { draftActivity, publishActivity } from '../src/capabilities/activities/contract.ts';
import { addRoot } from '../src/capabilities/organisations/server/door.ts';
import { registerPerson } from '../src/capabilities/people/server/door.ts';
import type { PersonActor } from '../src/kernel/actor.ts';
import type { OutputOf, Route } from '../src/kernel/contract.ts';
import { newId } from '../src/platform/server/ids.ts';
import type { Place } from '../src/platform/server/place.ts';
import { addPlace } from '../src/platform/server/places.ts';
import type { Tx } from '../src/platform/server/transaction.ts';
import type { Ground } from './ground.ts';

/** A place with one organisation and many people, each of whom is signed in. */
export type Crowd = {
  readonly place: Place;
  readonly clerk: PersonActor;
  readonly organisationId: string;
  /** The session tokens, one per person. */
  readonly tokens: readonly string[];
};

type Asked = { readonly slug: string; readonly ledgerPrefix: string; readonly size: number };

export async function gatherCrowd(ground: Ground, { slug, ledgerPrefix, size }: Asked): Promise<Crowd> {
  const name = { 'zh-CN': `试验区 ${slug}`, en: `Trial area ${slug}` };
  const place: Place = { tenantId: newId(), slug, name, regionCode: '370500', ledgerPrefix };
  await addPlace(ground.house.database, place, ground.clock.now());
  await ground.house.learnPlaces();
  const organisationId = newId();
  const people = Array.from({ length: size }, () => ({
    personId: newId(),
    token: randomBytes(32).toString('base64url'),
  }));
  await ground.house.database.write(place.tenantId, async (tx) => {
    await register(ground, place, { tx, organisationId, people });
    await signIn(tx, people, ground.clock.now());
  });
  const clerk: PersonActor = {
    kind: 'person',
    tenantId: place.tenantId,
    personId: people[0]?.personId ?? '',
    sessionId: newId(),
    grants: [{ role: 'clerk', organisationId }],
  };
  return { place, clerk, organisationId, tokens: people.map((person) => person.token) };
}

type Person = { readonly personId: string; readonly token: string };
type Registering = { readonly tx: Tx; readonly organisationId: string; readonly people: readonly Person[] };

async function register(ground: Ground, place: Place, { tx, organisationId, people }: Registering): Promise<void> {
  const actor = { kind: 'system', tenantId: place.tenantId, name: 'bench' } as const;
  const doing = { tx, actor, place, now: ground.clock.now(), newId };
  const kind = 'joint-committee';
  const names = { name: '试验联合党委', shortName: '试验' };
  await addRoot(doing, { id: organisationId, kind, ...names, hostOrganisationId: null, regionCode: '370500' });
  for (const [index, { personId }] of people.entries()) {
    const phone = `138${String(index).padStart(8, '0')}`;
    const decision = await registerPerson(doing, { id: personId, name: `赵人${index}`, phone, organisationId });
    if (!decision.ok) throw new Error(decision.refusal);
  }
}

/** As signing in leaves it: a session row with the hash of the token. */
async function signIn(tx: Tx, people: readonly Person[], now: string): Promise<void> {
  await tx.query(
    `insert into access.session (tenant_id, id, person_id, token_hash, made_at, seen_at, proven_at)
     select $1, id, person_id, token_hash, $2, $2, $2
     from unnest($3::uuid[], $4::uuid[], $5::text[]) as made(id, person_id, token_hash)`,
    [
      tx.tenantId,
      now,
      people.map(() => newId()),
      people.map((person) => person.personId),
      people.map((person) => createHash('sha256').update(person.token).digest('base64url')),
    ],
  );
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Publishes an activity on a day of its own, since nobody can be at two places at once. */
export async function announce(ground: Ground, crowd: Crowd, plan: { day: number; capacity: number }): Promise<string> {
  const begins = Date.parse(ground.clock.now()) + plan.day * DAY_MS;
  const times = {
    startsAt: new Date(begins).toISOString(),
    endsAt: new Date(begins + 3 * HOUR_MS).toISOString(),
  };
  const id = newId();
  await perform(ground, crowd, draftActivity, {
    id,
    organisationId: crowd.organisationId,
    title: '关爱老人',
    content: '打扫、理发',
    placeText: '翠竹社区',
    ...times,
    capacity: plan.capacity,
    conditions: '成年',
    risks: '无',
    guarantees: '饮水',
    howToSignUp: '网上报名',
    leaderPersonId: crowd.clerk.personId,
    segments: [{ id: newId(), kind: 'volunteer-service', title: '服务', ...times }],
  });
  await perform(ground, crowd, publishActivity, { activityId: id });
  return id;
}

async function perform<R extends Route>(ground: Ground, crowd: Crowd, route: R, input: unknown): Promise<OutputOf<R>> {
  const performed = await ground.house.performer.perform({
    routeName: route.name,
    input,
    actor: crowd.clerk,
    place: crowd.place,
    locale: 'zh-CN',
    now: ground.clock.now(),
    key: randomUUID(),
    caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
  });
  if (!performed.ok) throw new Error(`${route.name} was refused: ${performed.problem.code}`);
  return performed.output as OutputOf<R>;
}
