import { join } from 'node:path';
import type { Logger } from 'pino';
import { catchUpChain } from '../platform/server/chain/append.ts';
import type { Clock } from '../platform/server/clock.ts';
import { openDatabase, type Database } from '../platform/server/database.ts';
import { openFileStore, useFileStore } from '../platform/server/files.ts';
import { makeHttpApp } from '../platform/server/http/app.ts';
import type { HttpParts } from '../platform/server/http/context.ts';
import { listen, type Listening } from '../platform/server/listeners.ts';
import { openWorkshop } from '../platform/server/jobs.ts';
import { useSheetFolder } from '../platform/server/sheets/sheet-folder.ts';
import { makePerformer, type Performer } from '../platform/server/perform.ts';
import type { Place } from '../platform/server/place.ts';
import { listPlaces } from '../platform/server/places.ts';
import { keepWatch } from '../platform/server/rounds.ts';
import { makeAssets } from '../platform/server/assets.ts';
import { findActors } from '../capabilities/access/server/door.ts';
import { useSheetKinds } from '../capabilities/sheets/server/door.ts';
import { offers, pages } from './floors.ts';
import { mountSetUp } from './set-up/routes.ts';

export type HouseParts = {
  readonly appUrl: string;
  readonly fileFolder: string;
  readonly consoleFolder: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly isDemo: boolean;
  /** Whether people come by https. */
  readonly isSecure?: boolean;
  readonly proxies?: HttpParts['proxies'];
  readonly poolSize?: number;
};

/** The product put together and not yet serving. Several houses may stand on one database. */
export type House = {
  readonly database: Database;
  readonly performer: Performer;
  readonly listening: Listening;
  readonly http: ReturnType<typeof makeHttpApp>;
  readonly places: () => readonly Place[];
  /** Reads the places anew, after one was added. */
  readonly learnPlaces: () => Promise<void>;
  /** Runs the jobs that wait. */
  readonly runJobs: () => Promise<void>;
  /** Makes the rounds that are due in every place, or all of them. */
  readonly makeRounds: (which: 'due' | 'all') => Promise<void>;
  /** Follows facts now and then, for those that no answer had to wait for, makes the rounds and takes on jobs. */
  readonly startFollowing: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const FOLLOW_EVERY_MS = 2_000;

export async function buildHouse(parts: HouseParts): Promise<House> {
  const { log, clock } = parts;
  const database = openDatabase(parts.appUrl, {
    ...(parts.poolSize ? { poolSize: parts.poolSize } : {}),
    onError: (error) => log.warn({ error: error.message }, 'a database connection was lost'),
  });
  useFileStore(openFileStore(parts.fileFolder));
  await useSheetFolder(join(parts.fileFolder, '..', 'sheets'));
  const listeners = [...offers.capabilities.flatMap((capability) => capability.listeners ?? []), ...offers.bridges];
  const listening = listen({ database, listeners, now: clock.now });
  const performer = makePerformer({ database, offers, listening });

  const book = await openPlaceBook(database);

  const http = makeHttpApp({
    database,
    performer,
    offers,
    pages,
    clock,
    log,
    assets: makeAssets(),
    consoleFolder: parts.consoleFolder,
    findPlace: book.find,
    listPlaces: book.all,
    findActors,
    isDemo: parts.isDemo,
    isSecure: parts.isSecure ?? false,
    proxies: parts.proxies,
    isReady: () => database.isReady(),
    mountMore: (app, parts) => mountSetUp(app, { ...parts, learnPlaces: book.learn }),
  });

  const { capabilities } = offers;
  useSheetKinds(capabilities);
  const workshop = openWorkshop({
    appUrl: parts.appUrl,
    database,
    jobs: capabilities.flatMap((capability) => capability.jobs ?? []),
    now: clock.now,
    findPlace: book.find,
    follow: listening.catchUp,
    onError: (job, error) => log.error({ job, error }, 'a job failed and will be tried again'),
  });
  const watch = keepWatch({
    database,
    rounds: capabilities.flatMap((capability) => capability.rounds ?? []),
    offers,
    now: clock.now,
    onError: (round, error) => log.error({ round, error }, 'a round failed'),
  });
  const makeRounds = async (which: 'due' | 'all') => {
    for (const place of book.all()) if (await watch.make(place, which)) await listening.catchUp(place);
  };
  const again = repeat(async () => {
    // Another server, or the command line, may have set a place up.
    await book.learn().catch((error: Error) => log.error({ error }, 'the places could not be read'));
    for (const place of book.all()) {
      await listening.catchUp(place).catch((error: Error) => log.error({ error }, 'following the facts failed'));
      await catchUpChain(database, place).catch((error: Error) => log.error({ error }, 'chaining the facts failed'));
    }
    await makeRounds('due').catch((error: Error) => log.error({ error }, 'the rounds failed'));
  });
  return {
    database,
    performer,
    listening,
    http,
    places: book.all,
    learnPlaces: book.learn,
    runJobs: workshop.runWaiting,
    makeRounds,
    async startFollowing() {
      again.start();
      await workshop.start();
    },
    async close() {
      await workshop.stop();
      await again.stop();
      await database.close();
    },
  };
}

/** Does something again and again, each time a while after the last one ended. */
function repeat(work: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const again = () => {
    timer = setTimeout(() => {
      running = work().then(() => (timer ? again() : undefined));
    }, FOLLOW_EVERY_MS);
  };
  return {
    start: again,
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await running;
    },
  };
}

/** The places of the installation, kept in memory: every request asks for one. */
async function openPlaceBook(database: Database) {
  let bySlug = new Map<string, Place>();
  const learn = async () => {
    bySlug = new Map((await listPlaces(database)).map((place) => [place.slug, place]));
  };
  await learn();
  return { learn, find: (slug: string) => bySlug.get(slug), all: () => [...bySlug.values()] };
}
