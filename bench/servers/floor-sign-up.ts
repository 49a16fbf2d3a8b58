import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { newId } from '../../src/platform/server/ids.ts';
import { statements, type StatementName } from './floor-statements.ts';
import { ready } from './ready.ts';

/**
 * The floor of the rush: what a careful person writes by hand with node:http and pg, one transaction per request. It
 * does the same checks and leaves the same rows, and knows nothing of the platform.
 */
const { BENCH_APP_URL = '', BENCH_TENANT_ID = '', BENCH_CLOCK_OFFSET_MS = '0' } = process.env;
const POOL_SIZE = Number(process.env['BENCH_FLOOR_POOL'] ?? 24);
const pool = new pg.Pool({ connectionString: BENCH_APP_URL, max: POOL_SIZE });
const ADDRESS = /^\/[a-z0-9-]+\/api\/activities\/([0-9a-f-]{36})\/sign-ups$/;
const HALF_DAY_MS = 43_200_000;

type Asked = { readonly activityId: string; readonly token: string; readonly key: string; readonly now: Date };
type Answer = { readonly status: number; readonly body: object };
type Session = { readonly person_id: string; readonly seen_at: Date; readonly ended_at: Date | null };
type Activity = {
  readonly organisation_id: string;
  readonly state: string;
  readonly capacity: number;
  readonly confirmed_count: number;
  readonly arrival_count: number;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly sign_up_closes_at: Date;
};

class Refused extends Error {
  readonly status: number;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

async function signUp(client: pg.PoolClient, asked: Asked): Promise<object> {
  const { activityId, now } = asked;
  const run = async <Row>(name: StatementName, ...values: unknown[]): Promise<Row[]> =>
    (await client.query({ name, text: statements[name], values: [BENCH_TENANT_ID, ...values] })).rows as Row[];
  const [session] = await run<Session>('session', hash(asked.token));
  if (!session || session.ended_at || now.getTime() - session.seen_at.getTime() > HALF_DAY_MS) {
    throw new Refused(401, 'not-signed-in');
  }
  const personId = session.person_id;
  const inputHash = hash(JSON.stringify({ activityId }));
  const [receipt] = await run<{ output: object }>('receipt', personId, asked.key);
  if (receipt) return receipt.output;
  const [activity] = await run<Activity>('activity', activityId);
  if (!activity || activity.state !== 'recruiting') throw new Refused(409, 'not-recruiting');
  if (activity.sign_up_closes_at <= now) throw new Refused(409, 'sign-up-closed');
  const isFree = activity.confirmed_count < activity.capacity;
  if (isFree && (await run('waiting', activityId)).length > 0) throw new Refused(500, 'moving-up-is-not-built');
  await run('makeParticipant', personId);
  await run('lockParticipant', personId);
  if ((await run('inQueue', activityId, personId)).length > 0) throw new Refused(409, 'already-signed-up');
  const busy = await run('busy', personId, activityId, activity.starts_at, activity.ends_at);
  if (busy.length > 0) throw new Refused(409, 'busy-at-that-time');
  const state = isFree ? 'confirmed' : 'waiting';
  const [id, arrivalNo] = [newId(), activity.arrival_count + 1];
  await run('signUp', id, activityId, personId, state, arrivalNo, now);
  await run('counters', activityId, activity.confirmed_count + (isFree ? 1 : 0), arrivalNo);
  const news = isFree ? 'activities.signed-up' : 'activities.put-on-waiting-list';
  const about = { activityId, organisationId: activity.organisation_id, origin: null };
  const detail = { ...about, signUpId: id, personId, arrivalNo };
  await run('fact', newId(), now, personId, news, activityId, JSON.stringify(detail));
  const output = { id, activityId, state, arrivalNo };
  await run('keepReceipt', personId, asked.key, inputHash, JSON.stringify(output), now);
  return output;
}

async function answer(asked: Asked): Promise<Answer> {
  const client = await pool.connect();
  try {
    await client.query(`begin; set local app.tenant_id = '${BENCH_TENANT_ID}'`);
    const body = await signUp(client, asked);
    await client.query('commit');
    return { status: 200, body };
  } catch (error) {
    await client.query('rollback');
    if (!(error instanceof Refused)) throw error;
    return { status: error.status, body: { code: error.message } };
  } finally {
    client.release();
  }
}

function askedBy(request: IncomingMessage): Asked {
  const activityId = ADDRESS.exec(request.url ?? '')?.[1] ?? '';
  const token = /tongxin_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const now = new Date(Date.now() + Number(BENCH_CLOCK_OFFSET_MS));
  return { activityId, token, key: String(request.headers['idempotency-key']), now };
}

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    answer(askedBy(request)).then(
      ({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      },
      (error: Error) => {
        response.writeHead(500).end(error.message);
      },
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  ready(server.address(), async () => {
    server.close();
    await pool.end();
  });
});
