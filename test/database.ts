import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { APP, READER, withClient, withDatabase } from '../src/platform/server/roles.ts';

export const TEMPLATE = 'tongxin_template';

/** A database of one test file: migrated, empty, thrown away at the end. */
export type ClonedDatabase = {
  readonly name: string;
  /** For the product: the role that row-level security binds. */
  readonly appUrl: string;
  /** For looking at everything: superuser. */
  readonly adminUrl: string;
  drop(): Promise<void>;
};

/** Clones the migrated template of this run, or another database of it, which takes some tens of milliseconds. */
export async function cloneDatabase(template: string = TEMPLATE): Promise<ClonedDatabase> {
  const serverUrl = inject('testServerUrl');
  const name = `town_${randomBytes(6).toString('hex')}`;
  await withClient(serverUrl, async (client) => {
    // The template lies in memory or was just written: copying its files beats sending each page through the log.
    await client.query(`create database ${name} template ${template} strategy file_copy`);
    await client.query(`revoke connect on database ${name} from public`);
    await client.query(`grant connect on database ${name} to ${APP}, ${READER}`);
  });
  return {
    name,
    appUrl: withDatabase(inject('testAppUrl'), name),
    adminUrl: withDatabase(serverUrl, name),
    drop: () =>
      withClient(serverUrl, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}
