import { serve } from '@hono/node-server';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Actor, PersonActor } from '../src/kernel/actor.ts';
import { offers } from '../src/app/floors.ts';
import { listen } from '../src/platform/server/listeners.ts';
import { makeHttpApp } from '../src/platform/server/http/app.ts';
import { makeLog } from '../src/platform/server/log.ts';
import { makePerformer } from '../src/platform/server/perform.ts';
import { openDatabase, type Database } from '../src/platform/server/database.ts';
import { newId } from '../src/platform/server/ids.ts';
import type { Town } from './town.ts';
import { draftActivity, publishActivity } from '../src/capabilities/activities/contract.ts';
import type { SegmentKind } from '../src/capabilities/activities/domain/model.ts';
import { populate, type Company } from './company.ts';

export const longBefore = '2026-09-20T01:00:00.000Z';
export const startsAt = '2026-09-28T01:00:00.000Z';
export const endsAt = '2026-09-28T04:00:00.000Z';
export const afterwards = '2026-09-28T05:00:00.000Z';

/** One server process as far as correctness goes: its own pool, its own gathering, its own listening port. */
export type Process = { readonly url: string; readonly database: Database; close(): Promise<void> };

export type Rehearsal = Company & {
  readonly town: Town;
  readonly leader: PersonActor;
  readonly clerk: PersonActor;
  /** The next of the volunteers who has not been asked yet. */
  readonly volunteer: () => PersonActor;
  /** Drafts and publishes an activity; times and places may be set otherwise. */
  readonly announce: (more?: Announced) => Promise<{ id: string; segmentIds: string[] }>;
};
type Announced = {
  readonly capacity?: number;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly kinds?: readonly SegmentKind[];
};

export async function rehearse(town: Town, volunteers: number): Promise<Rehearsal> {
  const company = await populate(town, volunteers);
  const unused = [...company.volunteerIds];
  const { organisationId } = company;
  const leader = town.actor(company.leaderId, [{ role: 'leader', organisationId }]);
  const clerk = town.actor(company.clerkId, [{ role: 'clerk', organisationId }]);
  const announce = async (more: Announced = {}) => {
    const id = newId();
    const times = { startsAt: more.startsAt ?? startsAt, endsAt: more.endsAt ?? endsAt };
    const kinds = more.kinds ?? ['volunteer-service'];
    const segments = kinds.map((kind) => ({ id: newId(), kind, title: '环节', ...times }));
    await town.perform(draftActivity, clerk, {
      id,
      organisationId,
      title: '关爱老人',
      content: '打扫、理发',
      placeText: '翠竹社区',
      ...times,
      capacity: more.capacity ?? 20,
      conditions: '成年',
      risks: '无',
      guarantees: '饮水',
      howToSignUp: '网上报名',
      leaderPersonId: company.leaderId,
      segments,
    });
    await town.perform(publishActivity, clerk, { activityId: id });
    return { id, segmentIds: segments.map((segment) => segment.id) };
  };
  return { ...company, town, leader, clerk, volunteer: () => town.actor(unused.pop() ?? ''), announce };
}

/**
 * Serves the product on a port of its own, on the town's database. The cookie names the person: signing in is not what
 * is tried here.
 */
export async function openProcess(town: Town): Promise<Process> {
  const log = makeLog({ logLevel: 'silent' });
  const database = openDatabase(town.appUrl, { poolSize: 6, onError: () => {} });
  const listening = listen({ database, listeners: [], now: town.now });
  const http = makeHttpApp({
    database,
    performer: makePerformer({ database, offers, listening }),
    offers,
    pages: [],
    clock: { now: town.now },
    log,
    assets: { find: () => undefined } as never,
    consoleFolder: '/nowhere',
    findPlace: (slug) => (slug === town.place.slug ? town.place : undefined),
    listPlaces: () => [town.place],
    findActors: async (_tx, comers) => comers.map(({ token }) => town.actor(token)),
    isDemo: false,
    isReady: async () => true,
  });
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: http.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made));
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/${town.place.slug}/api`,
    database,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}

export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

/** Presses the button on the wire. */
export async function post(process: Process, actor: Actor, path: string, body: object = {}): Promise<Answer> {
  const response = await fetch(process.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(actor.kind === 'person' ? { cookie: `tongxin_session=${actor.personId}` } : {}),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
