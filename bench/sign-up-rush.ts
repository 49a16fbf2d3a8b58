import { randomUUID } from 'node:crypto';
import { withClient } from '../src/platform/server/roles.ts';
import { Clients } from './client.ts';
import { announce, gatherCrowd, type Crowd } from './crowd.ts';
import type { Ground } from './ground.ts';
import { compare, measure, type Comparison, type Measured } from './harness.ts';
import { startSideServer, type SideServer } from './side-server.ts';

const PEOPLE = 2_000;
const PLACES = 500;
const CONCURRENCY = 64;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);

type Rushed = { readonly name: string; readonly crowd: Crowd; readonly server: SideServer };

/**
 * The rush at nine o'clock: 2,000 people want 500 places of one activity. Each side has a place of its own with as
 * many people in the same tables, so neither follows the other's facts nor grows the other's history.
 */
export async function rushToSignUp(ground: Ground): Promise<Comparison> {
  const { appUrl, dataDir, clockOffsetMs } = ground;
  const common = { BENCH_APP_URL: appUrl, BENCH_CLOCK_OFFSET_MS: String(clockOffsetMs) };
  const wanted = await gatherCrowd(ground, { slug: 'rush', ledgerPrefix: 'RUSH', size: PEOPLE });
  const productServer = await startSideServer('product.ts', { ...common, BENCH_DATA_DIR: dataDir });
  // The floor's place comes after the product has learnt its places: the product must not follow what happens there.
  const other = await gatherCrowd(ground, { slug: 'floor', ledgerPrefix: 'FLOOR', size: PEOPLE });
  const floorServer = await startSideServer('floor-sign-up.ts', { ...common, BENCH_TENANT_ID: other.place.tenantId });
  const product: Rushed = { name: 'product', crowd: wanted, server: productServer };
  const floor: Rushed = { name: 'node:http and pg by hand', crowd: other, server: floorServer };
  const [floors, products]: [Measured[], Measured[]] = [[], []];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const inTurn = round % 2 === 0 ? [floor, product] : [product, floor];
      for (const side of inTurn) {
        const measured = await rushOnce(ground, side, round);
        // Round nought warms both sides up.
        if (round > 0) (side === floor ? floors : products).push(measured);
      }
    }
  } finally {
    await Promise.all([productServer.stop(), floorServer.stop()]);
  }
  return compare('Sign-up rush', floors, products);
}

async function rushOnce(ground: Ground, { name, crowd, server }: Rushed, round: number): Promise<Measured> {
  const activityId = await announce(ground, crowd, { day: round + 1, capacity: PLACES });
  await ground.settle();
  const clients = new Clients(server.port, CONCURRENCY);
  const path = `/${crowd.place.slug}/api/activities/${activityId}/sign-ups`;
  const send = async (index: number) => {
    const cookie = `tongxin_session=${crowd.tokens[index]}`;
    const headers = { cookie, 'idempotency-key': randomUUID(), 'content-type': 'application/json' };
    await clients.send({ method: 'POST', path, headers, body: '{}' });
  };
  try {
    const measured = await measure({ name, send }, PEOPLE, CONCURRENCY);
    await assertFair(ground, activityId);
    await factsFollowed(ground, name === 'product' ? crowd.place.tenantId : undefined);
    process.stdout.write(`  round ${round} ${name}: ${measured.perSecond.toFixed(0)}/s\n`);
    return measured;
  } finally {
    clients.close();
  }
}

/** Full means full, nobody was lost and nobody is there twice; otherwise the time says nothing. */
async function assertFair(ground: Ground, activityId: string): Promise<void> {
  const found = await withClient(ground.adminUrl, async (client) => {
    const { rows } = await client.query<Record<string, number>>(
      `select count(*) filter (where s.state = 'confirmed')::int as confirmed,
              count(*) filter (where s.state = 'waiting')::int as waiting,
              count(distinct s.person_id)::int as people, count(distinct s.arrival_no)::int as numbers,
              max(s.arrival_no) filter (where s.state = 'confirmed')::int as last_confirmed,
              max(s.arrival_no)::int as last, max(a.confirmed_count) as counted, max(a.arrival_count) as arrived,
              (select count(*)::int from platform.fact f where f.tenant_id = a.tenant_id and f.subject_id = a.id
                 and f.name in ('activities.signed-up', 'activities.put-on-waiting-list')) as facts,
              (select count(*)::int from platform.receipt r where r.tenant_id = a.tenant_id
                 and r.output ->> 'activityId' = a.id::text and r.route = 'activities.sign-up') as receipts
       from activities.activity a
       join activities.sign_up s on s.tenant_id = a.tenant_id and s.activity_id = a.id
       where a.id = $1 group by a.tenant_id, a.id`,
      [activityId],
    );
    return rows[0] ?? {};
  });
  const must: Record<string, number> = { confirmed: PLACES, waiting: PEOPLE - PLACES, last_confirmed: PLACES };
  for (const name of ['people', 'numbers', 'last', 'arrived', 'facts', 'receipts']) must[name] = PEOPLE;
  must['counted'] = PLACES;
  for (const [name, count] of Object.entries(must)) {
    if (found[name] !== count) throw new Error(`The rush was not fair: ${name} is ${found[name]}, not ${count}.`);
  }
}

/** Waits until the product has numbered the facts of its round, so that this work does not fall on the floor's. */
async function factsFollowed(ground: Ground, tenantId: string | undefined): Promise<void> {
  if (tenantId === undefined) return;
  await withClient(ground.adminUrl, async (client) => {
    for (let left = 1; left > 0;) {
      const sql = 'select count(*)::int as count from platform.fact_pending where tenant_id = $1';
      left = (await client.query<{ count: number }>(sql, [tenantId])).rows[0]?.count ?? 0;
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
}
