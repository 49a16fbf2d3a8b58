import { run, runTaskListOnce, Logger, type Runner, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { z } from 'zod';
import type { Instant } from '../../kernel/days.ts';
import type { Fact } from '../../kernel/decision.ts';
import type { Database } from './database.ts';
import { storeFacts } from './facts.ts';
import type { Doing } from './handle.ts';
import { newId } from './ids.ts';
import type { Place } from './place.ts';
import type { Tx } from './transaction.ts';

/**
 * What a job is given. Each `write` is one transaction in the name of `system:<job>` and stores the facts it returns,
 * so long work goes in portions: progress can be read between them, and after a crash the job is run again from the
 * start and must find what it has done already.
 */
export type JobWork = {
  readonly place: Place;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly read: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;
  readonly write: (work: (doing: Doing) => Promise<readonly Fact[]>) => Promise<void>;
};

/** Work that is too long for a request: a batch of certificates, an import. */
export type Job = {
  readonly name: string;
  readonly run: (work: JobWork, payload: unknown) => Promise<void>;
};

const MOST_TRIES = 8;
const AT_ONCE = 2;

/**
 * Asks for a job in the transaction of the write that wants it: it begins after the commit, or never. Jobs of one
 * `key` that wait are one job. The payload holds ids only: the queue belongs to no tenant.
 */
export async function askJob(
  { tx, place }: Pick<Doing, 'tx' | 'place'>,
  name: string,
  payload: Readonly<Record<string, unknown>>,
  { key }: { readonly key?: string } = {},
): Promise<void> {
  await tx.query('select 1 from graphile_worker.add_job($1, $2::json, max_attempts := $3, job_key := $4)', [
    name,
    JSON.stringify({ tenantId: tx.tenantId, slug: place.slug, payload }),
    MOST_TRIES,
    key === undefined ? null : `${tx.tenantId} ${name} ${key}`,
  ]);
}

const Asked = z.object({ tenantId: z.uuid(), slug: z.string(), payload: z.unknown() });

export type JobParts = {
  readonly appUrl: string;
  readonly database: Database;
  readonly jobs: readonly Job[];
  readonly now: () => Instant;
  readonly findPlace: (slug: string) => Place | undefined;
  /** What follows facts is told that there are new ones. */
  readonly follow: (place: Place) => Promise<void>;
  readonly onError: (job: string, error: unknown) => void;
};

export type Workshop = {
  /** Takes jobs as they come, until `stop`. Several servers share the queue. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Runs every job that waits now, and those they ask for. For tests and for the demo town. */
  readonly runWaiting: () => Promise<void>;
};

/** Runs the jobs of all capabilities from the queue in the database (graphile-worker). */
export function openWorkshop(parts: JobParts): Workshop {
  const taskList: TaskList = Object.fromEntries(parts.jobs.map((job) => [job.name, taskOf(parts, job)]));
  // What it logs would name nothing that our own log does not.
  const logger = new Logger(() => () => {});
  let runner: Runner | undefined;
  return {
    async start() {
      if (parts.jobs.length === 0) return;
      const settings = { connectionString: parts.appUrl, concurrency: AT_ONCE, maxPoolSize: AT_ONCE + 2 };
      runner = await run({ ...settings, taskList, parsedCronItems: [], noHandleSignals: true, logger });
    },
    async stop() {
      await runner?.stop();
      runner = undefined;
    },
    async runWaiting() {
      const client = new pg.Client({ connectionString: parts.appUrl });
      await client.connect();
      try {
        await runTaskListOnce({ logger, noHandleSignals: true }, taskList, client as unknown as pg.PoolClient);
      } finally {
        await client.end();
      }
    },
  };
}

function taskOf(parts: JobParts, job: Job) {
  return async (asked: unknown) => {
    const { slug, payload } = Asked.parse(asked);
    const place = parts.findPlace(slug);
    if (!place) throw new Error(`There is no place ${slug}.`);
    try {
      await job.run(workOf(parts, job.name, place), payload);
    } catch (error) {
      parts.onError(job.name, error);
      throw error;
    }
    await parts.follow(place);
  };
}

function workOf({ database, now }: JobParts, name: string, place: Place): JobWork {
  const actor = { kind: 'system', tenantId: place.tenantId, name } as const;
  return {
    place,
    now,
    newId,
    read: (work) => database.read(place.tenantId, work),
    write: (work) =>
      database.write(place.tenantId, async (tx) => {
        const at = now();
        const facts = await work({ tx, actor, place, now: at, newId });
        await storeFacts(
          tx,
          facts.map((fact) => ({ fact, actor })),
          at,
        );
      }),
  };
}
