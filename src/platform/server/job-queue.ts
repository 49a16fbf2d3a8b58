import { Logger, runMigrations } from 'graphile-worker';
import { APP, MIGRATOR, withClient } from './roles.ts';

const TABLES = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'];

// What it would print names steps of its own that nobody here can act on.
const logger = new Logger(() => () => {});

/** Every table belongs to the migrator, whoever logs in to make it. */
function asMigrator(adminUrl: string): string {
  const url = new URL(adminUrl);
  url.searchParams.set('options', `-c role=${MIGRATOR}`);
  return url.href;
}

/**
 * Makes the queue of graphile-worker, whose tables belong to no tenant and hold ids only. It shuts them by row-level
 * security to everybody but their owner, so the application role is let in by name.
 */
export async function makeJobQueue(adminUrl: string): Promise<void> {
  const migratorUrl = asMigrator(adminUrl);
  await runMigrations({ connectionString: migratorUrl, maxPoolSize: 2, noHandleSignals: true, logger });
  await withClient(migratorUrl, async (client) => {
    const opened = TABLES.map(
      (table) =>
        `grant select, insert, update, delete on graphile_worker.${table} to ${APP};
         drop policy if exists app on graphile_worker.${table};
         create policy app on graphile_worker.${table} to ${APP} using (true) with check (true);`,
    );
    await client.query(
      `begin;
       grant usage on schema graphile_worker to ${APP};
       grant select on graphile_worker.migrations to ${APP};
       ${opened.join('\n')}
       grant usage on all sequences in schema graphile_worker to ${APP};
       commit;`,
    );
  });
}
