import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { join } from 'node:path';
import { inject } from 'vitest';
import { buildHouse, type House } from '../src/app/house.ts';
import { DEMO_PASSWORD, places } from '../src/app/town/cast.ts';
import { Company } from '../src/app/town/company.ts';
import { Stage } from '../src/app/town/stage.ts';
import { playTown, TOWN_NOW } from '../src/app/town/town.ts';
import { setAccess } from '../src/capabilities/access/server/door.ts';
import { setNotices } from '../src/capabilities/notices/server/door.ts';
import { setCredentials } from '../src/capabilities/credentials/server/door.ts';
import { startImport } from '../src/capabilities/sheets/contract.ts';
import type { Actor, PersonActor } from '../src/kernel/actor.ts';
import { makeLog } from '../src/platform/server/log.ts';
import { makeSigningKey } from '../src/platform/server/signing-keys.ts';
import { catchUpChain } from '../src/platform/server/chain/append.ts';
import { setCheckpointKeys } from '../src/platform/server/chain/checkpoint-keys.ts';
import type { Place } from '../src/platform/server/place.ts';
import { withClient } from '../src/platform/server/roles.ts';
import { receiveSheet, saveUpload } from '../src/platform/server/sheets/uploads.ts';
import { newId } from '../src/platform/server/ids.ts';
import { setSealingKeys } from '../src/platform/server/sealing.ts';
import { makeRecordingMail, useRecordingMail } from '../src/platform/server/mail/port.ts';
import { makeRecordingSms, useRecordingSms } from '../src/platform/server/sms/port.ts';
import { cloneDatabase, type ClonedDatabase } from './database.ts';
import { openTown, testPapers, testSecrets, type Town } from './town.ts';

/** The demo town after its whole year, in five places, beside the empty place that every town has. */
export type PlayedTown = Town & {
  readonly slugs: readonly string[];
  readonly placeOf: (slug: string) => Place;
  readonly company: (slug: string) => Company;
  readonly strangerAt: (slug: string) => Actor;
  /** Somebody of the cast, as the session at the given place would say who it is. */
  readonly player: (slug: string, key: string) => PersonActor;
  /** Asks over HTTP what a browser would, without a port. */
  readonly fetch: (path: string, request?: RequestInit) => Promise<Response>;
};

export const slugs: readonly string[] = places.map((place) => place.slug);

const PLAYED = 'tongxin_played';
// Any number does, as long as all files of a run use the same one.
const PLAY_LOCK = 7_226_913;

/** Sets what the start sets for the demo town. */
export function enterDemo(): void {
  setSealingKeys(testSecrets);
  setCheckpointKeys([makeSigningKey(Buffer.alloc(32, 6))]);
  setCredentials(testPapers);
  setAccess({ isDemo: true, demoPassword: DEMO_PASSWORD, isSecure: true });
  useRecordingSms(makeRecordingSms(() => TOWN_NOW));
  useRecordingMail(makeRecordingMail(() => TOWN_NOW));
  setNotices({ publicUrl: 'http://localhost', isDemo: true, mayCallInside: false });
}

/** A house on a database, without any place. */
export async function houseOn(database: ClonedDatabase): Promise<{ house: House; close: () => Promise<void> }> {
  enterDemo();
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-house-'));
  const house = await buildHouse({
    appUrl: database.appUrl,
    fileFolder: join(folder, 'files'),
    consoleFolder: join(folder, 'console'),
    clock: { now: () => TOWN_NOW },
    log: makeLog({ logLevel: 'silent' }),
    isDemo: true,
    poolSize: 6,
  });
  const close = async () => {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { house, close };
}

/** Plays the town once for all files of this run; who comes while it is played waits. */
async function playedTemplate(): Promise<string> {
  return withClient(inject('testServerUrl'), async (client) => {
    await client.query('select pg_advisory_lock($1)', [PLAY_LOCK]);
    const found = await client.query('select 1 from pg_database where datname = $1', [PLAYED]);
    if (found.rowCount) return PLAYED;
    const database = await cloneDatabase();
    const { house, close } = await houseOn(database);
    try {
      await playTown(house, () => {});
      await afterwards(house);
    } finally {
      await close();
    }
    await client.query(`alter database ${database.name} rename to ${PLAYED}`);
    return PLAYED;
  });
}

/** What follows the play by itself, and one sheet in each place that was read and left at that. */
export async function afterwards(house: House): Promise<void> {
  for (const place of house.places()) await handSheetIn(house, place);
  for (const place of house.places()) {
    await house.listening.catchUp(place);
    await catchUpChain(house.database, place);
  }
}

const SHEET = '上级单位,类别,全称,行政区划代码\n没有的单位,党支部,试读支部,370502\n';

/** The first coordinator of a place has a sheet read and leaves it at that. */
async function handSheetIn(house: House, place: Place): Promise<void> {
  const cast = places.find(({ slug }) => slug === place.slug)!;
  const company = new Company(new Stage(place, house.performer), cast);
  const actor = company.stage.actorOf(company.player('coordinator'));
  const id = newId();
  const received = await receiveSheet(id, Readable.from([Buffer.from(SHEET)]));
  const by = { actorId: actor.personId, now: TOWN_NOW };
  await house.database.write(place.tenantId, (tx) => saveUpload(tx, { ...received, id, name: '单位.csv' }, by));
  await house.performer.perform({
    routeName: startImport.name,
    input: { id: newId(), kind: 'organisations.organisations', uploadId: id },
    actor,
    place,
    locale: 'zh-CN',
    now: TOWN_NOW,
    key: newId(),
    caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
  });
  await house.runJobs();
}

/** Opens the played town on a copy of its own. Close it at the end of the file. */
export async function openPlayedTown(): Promise<PlayedTown> {
  enterDemo();
  const town = await openTown({ now: TOWN_NOW, template: await playedTemplate() });
  const placeOf = (slug: string) => town.house.places().find((place) => place.slug === slug)!;
  const company = (slug: string) =>
    new Company(
      new Stage(placeOf(slug), town.house.performer),
      places.find((cast) => cast.slug === slug)!,
    );
  return {
    ...town,
    slugs,
    placeOf,
    company,
    strangerAt: (slug) => ({ kind: 'stranger', tenantId: placeOf(slug).tenantId }),
    player: (slug, key) => company(slug).stage.actorOf(company(slug).player(key)),
    fetch: async (path, request) => town.house.http.fetch(new Request(`http://localhost${path}`, request)),
  };
}
