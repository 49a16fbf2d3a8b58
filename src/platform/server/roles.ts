import pg from 'pg';
import type { Secrets } from './secrets.ts';

/** Owns every schema and table; nobody logs in as it. The administrator steps into it to run migrations. */
export const MIGRATOR = 'tongxin_migrator';
/** Reads and writes for every request. Row-level security binds it. */
export const APP = 'tongxin_app';
/** Reads what reports may read. Nobody logs in as it; an operator grants it to a login of their own. */
export const READER = 'tongxin_reader';

const DUPLICATE_OBJECT = '42710';
const UNIQUE_VIOLATION = '23505';

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

export function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = encodeURIComponent(password);
  return changed.href;
}

/** Opens one connection for the work and closes it however the work ends. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 20_000 });
  // A connection cut from outside also emits an event, which would end the process; the query itself rejects anyway.
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function makeRole(client: pg.Client, role: string, options: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (found.rowCount) return;
  try {
    await client.query(`create role ${role} ${options}`);
  } catch (error) {
    // Roles belong to the whole cluster: another database's start may have been quicker.
    const code = (error as { code?: string }).code ?? '';
    if (code !== DUPLICATE_OBJECT && code !== UNIQUE_VIOLATION) throw error;
  }
}

async function canLogIn(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('select 1'));
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('28')) return false;
    throw error;
  }
}

async function refuseBypass(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls)`,
    [[APP, READER]],
  );
  if (rows.length === 0) return;
  const names = rows.map((row) => row.rolname).join(', ');
  throw new Error(
    `The database role ${names} may pass by row-level security, so one place could read another's data. ` +
      `Take that right away: alter role ${names} nosuperuser nobypassrls.`,
  );
}

/** An owner who is no superuser made the role and may hand it out, but not step into it before it is handed to them. */
async function mayBecomeMigrator(client: pg.Client): Promise<void> {
  try {
    await client.query(`set role ${MIGRATOR}`);
    await client.query('reset role');
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    await client.query(`grant ${MIGRATOR} to current_user`);
  }
}

/**
 * Makes the three roles where they are missing and lets them into this database. The app's password is set only when
 * the one in the secrets does not open the door: two servers with the same secrets do not disturb each other.
 */
export async function makeRoles(adminUrl: string, secrets: Secrets): Promise<{ appUrl: string }> {
  const appUrl = withLogin(adminUrl, APP, secrets.appPassword);
  await withClient(adminUrl, async (client) => {
    await makeRole(client, MIGRATOR, 'nologin');
    await makeRole(client, APP, 'login nosuperuser nobypassrls nocreatedb nocreaterole');
    await makeRole(client, READER, 'nologin nosuperuser nobypassrls');
    await refuseBypass(client);
    await mayBecomeMigrator(client);
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const database = client.escapeIdentifier(rows[0]?.name ?? '');
    await client.query(`grant connect, create, temporary on database ${database} to ${MIGRATOR}`);
    await client.query(`grant connect on database ${database} to ${APP}, ${READER}`);
  });
  if (!(await canLogIn(appUrl))) {
    await withClient(adminUrl, (client) =>
      client.query(`alter role ${APP} password ${client.escapeLiteral(secrets.appPassword)}`),
    );
    if (!(await canLogIn(appUrl))) {
      throw new Error(
        `The database does not let the role ${APP} in from this machine. Allow it in pg_hba.conf with scram-sha-256.`,
      );
    }
  }
  return { appUrl };
}

/** Makes the database of the embedded server where it is missing. Nobody but its roles may connect. */
export async function makeDatabase(serverUrl: string, name: string): Promise<string> {
  await withClient(serverUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount) return;
    try {
      await client.query(`create database ${client.escapeIdentifier(name)}`);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (code !== '42P04' && code !== UNIQUE_VIOLATION) throw error;
    }
    await client.query(`revoke connect on database ${client.escapeIdentifier(name)} from public`);
  });
  return withDatabase(serverUrl, name);
}
