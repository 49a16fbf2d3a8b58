import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../platform/server/clock.ts';
import { openDatabase, type Database } from '../platform/server/database.ts';
import { openFileStore, useFileStore } from '../platform/server/files.ts';
import { makeHttpApp } from '../platform/server/http/app.ts';
import type { HttpParts } from '../platform/server/http/context.ts';
import { listen, type Listening } from '../platform/server/listeners.ts';
import { useSheetFolder } from '../platform/server/sheets/sheet-folder.ts';
import { makePerformer, type Performer } from '../platform/server/perform.ts';
import type { Place } from '../platform/server/place.ts';
import { makeAssets } from '../platform/server/assets.ts';
import { findActors } from '../capabilities/access/server/door.ts';
import { useSheetKinds } from '../capabilities/sheets/server/door.ts';
import { offers, pages } from './floors.ts';
import { openPlaceBook, type PlaceBook } from './place-book.ts';
import { keepUp } from './upkeep.ts';
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

  const http = openDoors(parts, { database, performer, book });
  useSheetKinds(offers.capabilities);
  const upkeep = keepUp({ appUrl: parts.appUrl, database, listening, book, clock, log });
  return {
    database,
    performer,
    listening,
    http,
    places: book.all,
    learnPlaces: book.learn,
    runJobs: () => upkeep.runJobs(),
    makeRounds: (which) => upkeep.makeRounds(which),
    startFollowing: () => upkeep.start(),
    async close() {
      await upkeep.stop();
      await database.close();
    },
  };
}

type Inside = { readonly database: Database; readonly performer: Performer; readonly book: PlaceBook };

/** The transport, and what it needs to know of the rooms behind it. */
function openDoors(parts: HouseParts, { database, performer, book }: Inside) {
  return makeHttpApp({
    database,
    performer,
    offers,
    pages,
    clock: parts.clock,
    log: parts.log,
    assets: makeAssets(),
    consoleFolder: parts.consoleFolder,
    findPlace: book.find,
    listPlaces: book.all,
    findActors,
    isDemo: parts.isDemo,
    isSecure: parts.isSecure ?? false,
    proxies: parts.proxies,
    isReady: () => database.isReady(),
    mountMore: (app, http) => mountSetUp(app, { ...http, learnPlaces: book.learn }),
  });
}
