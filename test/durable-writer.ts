// Writes rows into an embedded database as fast as it can and says the number of each row that was acknowledged.
// Started by tests as a process of its own, because it is there to be killed.
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/platform/server/embedded-postgres/supervisor.ts';

const WRITERS = 8;

const dataDir = process.argv[2] ?? '';
const server = await startEmbeddedPostgres({ dataDir, progress: () => {} });
const pool = new pg.Pool({ connectionString: server.adminUrl, max: WRITERS });
await pool.query('create table if not exists written (number bigint primary key)');

let next = Number((await pool.query('select coalesce(max(number), 0)::text as last from written')).rows[0].last);
let isEnding = false;

async function write(): Promise<void> {
  while (!isEnding) {
    next += 1;
    const number = next;
    await pool.query('insert into written (number) values ($1)', [number]);
    // The parent reads this from a pipe: what has left our hands is what was acknowledged.
    process.stdout.write(`${number}\n`);
  }
}

process.on('SIGINT', () => {
  isEnding = true;
});
await Promise.all(Array.from({ length: WRITERS }, write));
await pool.end();
await server.stop();
process.exit(0);
