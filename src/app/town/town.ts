import { signPastDays } from '../../capabilities/audit/server/door.ts';
import { instantAt } from '../../kernel/days.ts';
import { openDatabase, type Database } from '../../platform/server/database.ts';
import { storeFacts } from '../../platform/server/facts.ts';
import { newId } from '../../platform/server/ids.ts';
import type { Place } from '../../platform/server/place.ts';
import { findSetting, listPlaces, saveSetting } from '../../platform/server/places.ts';
import type { Settings } from '../../platform/server/settings.ts';
import type { House } from '../house.ts';
import { raise } from './foundation.ts';
import { places } from './cast.ts';
import type { PlaceCast } from './cast/posts.ts';
import type { Company } from './company.ts';
import { playDatong } from './stories/datong.ts';
import { playDongying } from './stories/dongying.ts';
import { playLuohu } from './stories/luohu.ts';
import { playZhejiang } from './stories/zhejiang.ts';
import { playZhongshan } from './stories/zhongshan.ts';

/** The moment at which a visitor enters the town for the first time: a Monday morning. */
export const TOWN_NOW = instantAt('2026-09-28', '09:30');

const SETTING = 'demo-town';
type Remembered = { readonly clockOffsetMs: number; readonly isPlayed: boolean };

const stories: Readonly<Record<string, (company: Company) => Promise<void>>> = {
  dongying: playDongying,
  luohu: playLuohu,
  zhejiang: playZhejiang,
  zhongshan: playZhongshan,
  datong: playDatong,
};

export type Town = {
  /** Whether the demo town lives in this database and its stand-ins are active. */
  readonly isDemo: boolean;
  /** How far the town's clock stands from the machine's. */
  readonly clockOffsetMs: number;
  /** Remembers a new distance, after the clock was put forward. */
  readonly rememberClock: (house: House, clockOffsetMs: number) => Promise<void>;
  /** Plays what has not been played yet. Interrupted and started again, it does nothing twice. */
  readonly play: (house: House, progress: (sentence: string) => void) => Promise<void>;
};

const noTown: Town = {
  isDemo: false,
  clockOffsetMs: 0,
  rememberClock: async () => {},
  play: async () => {},
};

type Parts = { readonly appUrl: string; readonly settings: Pick<Settings, 'demoTown' | 'smsProvider'> };

/** Decides whether there is a demo town: only in a database that was empty, and only with the stand-ins. */
export async function prepareTown({ appUrl, settings }: Parts): Promise<Town> {
  const database = openDatabase(appUrl, { poolSize: 1, onError: () => {} });
  try {
    const remembered = await rememberedTown(database, settings);
    if (!remembered) return noTown;
    return {
      isDemo: true,
      clockOffsetMs: remembered.clockOffsetMs,
      rememberClock: (house, clockOffsetMs) =>
        saveSetting(house.database, SETTING, { clockOffsetMs, isPlayed: true }, TOWN_NOW),
      play: async (house, progress) => {
        if (remembered.isPlayed) return;
        await playTown(house, progress);
        await saveSetting(house.database, SETTING, { ...remembered, isPlayed: true }, TOWN_NOW);
      },
    };
  } finally {
    await database.close();
  }
}

async function rememberedTown(database: Database, settings: Parts['settings']): Promise<Remembered | undefined> {
  if (settings.demoTown === 'off' || settings.smsProvider !== 'recording') return undefined;
  const remembered = await findSetting<Remembered>(database, SETTING);
  if (remembered) return remembered;
  if ((await listPlaces(database)).length > 0) return undefined;
  const fresh = { clockOffsetMs: Date.parse(TOWN_NOW) - Date.now(), isPlayed: false };
  await saveSetting(database, SETTING, fresh, TOWN_NOW);
  return fresh;
}

/** Plays every place. The places do not meet, so two of them are played at a time. */
export async function playTown(house: House, progress: (sentence: string) => void): Promise<void> {
  const started = performance.now();
  progress('正在排演示范区：五个地方，一年里的事 · playing the demo town');
  const waiting = places.map((cast, index) => ({ cast, index }));
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await playPlace(house, next.cast, next.index);
      progress(`${next.cast.name['zh-CN']} 已就绪 · ${next.cast.name.en}`);
    }
  };
  await Promise.all([worker(), worker()]);
  progress(`示范区排演完毕，用时 ${Math.round((performance.now() - started) / 100) / 10} 秒`);
}

async function playPlace(house: House, cast: PlaceCast, index: number): Promise<void> {
  const company = await raise(house, cast, index);
  await stories[cast.slug]?.(company);
  await house.listening.catchUp(company.stage.place);
  await signDays(house, company.stage.place);
}

/** The days that were played are over, so their checkpoints are signed before the first visitor comes. */
async function signDays(house: House, place: Place): Promise<void> {
  const actor = { kind: 'system', tenantId: place.tenantId, name: 'set-up' } as const;
  await house.database.write(place.tenantId, async (tx) => {
    const facts = await signPastDays({ tx, actor, place, now: TOWN_NOW, newId });
    const stored = facts.map((fact) => ({ fact, actor }));
    await storeFacts(tx, stored, TOWN_NOW);
  });
}
