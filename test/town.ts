import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { setCredentials } from '../src/capabilities/credentials/server/door.ts';
import { buildHouse, type House } from '../src/app/house.ts';
import { invariants } from '../src/app/invariants.ts';
import { Stage } from '../src/app/town/stage.ts';
import type { Actor, PersonActor, Role } from '../src/kernel/actor.ts';
import type { OutputOf, Route } from '../src/kernel/contract.ts';
import type { Instant } from '../src/kernel/days.ts';
import { makeLog } from '../src/platform/server/log.ts';
import { newId } from '../src/platform/server/ids.ts';
import { listBrokenInvariants } from '../src/platform/server/invariants.ts';
import type { Performed } from '../src/platform/server/perform.ts';
import type { Place } from '../src/platform/server/place.ts';
import { addPlace } from '../src/platform/server/places.ts';
import { setCheckpointKeys } from '../src/platform/server/chain/checkpoint-keys.ts';
import { setSealingKeys } from '../src/platform/server/sealing.ts';
import { makeSigningKey } from '../src/platform/server/signing-keys.ts';
import { cloneDatabase } from './database.ts';

type AnyRoute = Route<z.ZodObject, z.ZodType, string>;

/** A town of one test file: a database of its own, a house on it, and one empty place. */
export type Town = {
  readonly house: House;
  readonly place: Place;
  readonly appUrl: string;
  readonly adminUrl: string;
  /** What the town's clock shows; `turnTo` moves it. */
  readonly now: () => Instant;
  readonly turnTo: (instant: Instant) => void;
  readonly stranger: Actor;
  /** A person with grants as given. The person need not exist for handlers that only look at rights. */
  readonly actor: (personId: string, grants?: readonly { role: Role; organisationId: string }[]) => PersonActor;
  /** Calls a route as the wire would; the outcome is a value, refused or not. */
  readonly ask: <R extends AnyRoute>(
    route: R,
    actor: Actor,
    input: z.input<R['input']>,
    more?: { now?: Instant; key?: string; place?: Place },
  ) => Promise<Performed>;
  /** Calls a route that must be allowed; throws with the refusal's name otherwise. */
  readonly perform: <R extends AnyRoute>(
    route: R,
    actor: Actor,
    input: z.input<R['input']>,
    more?: { now?: Instant; key?: string; place?: Place },
  ) => Promise<OutputOf<R>>;
  readonly stage: () => Stage;
  /** Runs every invariant of every capability; returns the sentences of those that a row breaks. */
  readonly brokenInvariants: () => Promise<string[]>;
  /** Runs every job that waits. */
  readonly runJobs: () => Promise<void>;
  /** Makes all rounds, as if each were due. */
  readonly runRounds: () => Promise<void>;
  readonly addPlace: (slug: string, ledgerPrefix: string) => Promise<Place>;
  readonly close: () => Promise<void>;
};

export const testSecrets = {
  sealingKeyId: 'test',
  sealingKey: Buffer.alloc(32, 7).toString('base64url'),
  indexKey: Buffer.alloc(32, 9).toString('base64url'),
};

/** Where papers of the test towns are checked, and the key that signs them. */
export const testPapers = {
  publicUrl: 'https://tongxin.example.cn',
  keys: [makeSigningKey(Buffer.alloc(32, 5))],
};

/** Opens a town on a fresh clone of the migrated database, or of another. Close it at the end of the file. */
export async function openTown(options: { now?: Instant; slug?: string; template?: string } = {}): Promise<Town> {
  const database = await cloneDatabase(options.template);
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-town-'));
  setSealingKeys(testSecrets);
  setCredentials(testPapers);
  setCheckpointKeys([makeSigningKey(Buffer.alloc(32, 6))]);
  let now = options.now ?? '2026-09-28T01:30:00.000Z';
  const house = await buildHouse({
    appUrl: database.appUrl,
    fileFolder: join(folder, 'files'),
    consoleFolder: join(folder, 'console'),
    clock: { now: () => now },
    log: makeLog({ logLevel: process.env['TEST_LOG'] === 'on' ? 'info' : 'silent' }),
    isDemo: true,
    poolSize: 12,
  });
  const makePlace = async (slug: string, ledgerPrefix: string): Promise<Place> => {
    const name = { 'zh-CN': `试验区 ${slug}`, en: `Trial area ${slug}` };
    const place = { tenantId: newId(), slug, name, regionCode: '370500', ledgerPrefix };
    await addPlace(house.database, place, now);
    await house.learnPlaces();
    return place;
  };
  const place = await makePlace(options.slug ?? 'trial', 'TRY');

  // Limits by address are kept in memory, and the files of a run share it: each town is asked from one of its own.
  const clientAddress = `town ${place.tenantId}`;
  const ask: Town['ask'] = (route, actor, input, more = {}) =>
    house.performer.perform({
      routeName: route.name,
      input,
      actor,
      place: more.place ?? place,
      locale: 'zh-CN',
      now: more.now ?? now,
      key: more.key ?? randomUUID(),
      caller: { clientAddress, setCookie: () => {} },
    });

  return {
    house,
    place,
    appUrl: database.appUrl,
    adminUrl: database.adminUrl,
    now: () => now,
    turnTo: (instant) => {
      now = instant;
    },
    stranger: { kind: 'stranger', tenantId: place.tenantId },
    actor: (personId, grants = []) => ({
      kind: 'person',
      tenantId: place.tenantId,
      personId,
      sessionId: newId(),
      grants,
      // Always just shown who it is; tests of that very question say otherwise.
      provenAt: '9999-12-31T00:00:00.000Z',
    }),
    ask,
    async perform(route, actor, input, more) {
      const performed = await ask(route, actor, input, more);
      if (performed.ok) return performed.output as never;
      const { code, fields } = performed.problem;
      throw new Error(`${route.name} was refused: ${code} ${fields.map((f) => `${f.path}: ${f.message}`).join(' ')}`);
    },
    stage: () => new Stage(place, house.performer),
    async brokenInvariants() {
      await Promise.all(house.places().map((each) => house.listening.catchUp(each)));
      const broken = await listBrokenInvariants(database.adminUrl, invariants);
      return broken.map(({ owner, sentence, firstRow }) => `${owner}: ${sentence} ${JSON.stringify(firstRow)}`);
    },
    runJobs: house.runJobs,
    runRounds: () => house.makeRounds('all'),
    addPlace: makePlace,
    async close() {
      await house.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
