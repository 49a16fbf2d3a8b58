import { Clients } from './client.ts';
import type { Ground } from './ground.ts';
import { compare, measure, type Comparison, type Measured } from './harness.ts';
import { startSideServer, type SideServer } from './side-server.ts';

const PLACE = 'dongying';
const REQUESTS = 600;
const FLOOR_REQUESTS = 6_000;
const CONCURRENCY = 16;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);

type Face = { readonly title: string; readonly path: string };

/** What strangers open most, drawn anew for each of them, against a server that only sends as many bytes. */
export async function openPages(ground: Ground): Promise<readonly Comparison[]> {
  const { appUrl, dataDir, clockOffsetMs } = ground;
  const product = await startSideServer('product.ts', {
    BENCH_APP_URL: appUrl,
    BENCH_DATA_DIR: dataDir,
    BENCH_CLOCK_OFFSET_MS: String(clockOffsetMs),
  });
  const comparisons: Comparison[] = [];
  try {
    for (const face of await listFaces(product)) comparisons.push(await openOne(ground, product, face));
  } finally {
    await product.stop();
  }
  return comparisons;
}

/** Home, the wall of needs, and the first need on it. */
async function listFaces(product: SideServer): Promise<readonly Face[]> {
  const wall = `/${PLACE}/needs`;
  const first = new RegExp(`${wall}/[0-9a-f-]{36}`).exec(await fetchOnce(product, wall))?.[0];
  if (first === undefined) throw new Error('There is no need on the wall.');
  return [
    { title: 'Page home', path: `/${PLACE}` },
    { title: 'Page needs', path: wall },
    { title: 'Page need', path: first },
  ];
}

async function openOne(ground: Ground, product: SideServer, { title, path }: Face): Promise<Comparison> {
  const bytes = Buffer.byteLength(await fetchOnce(product, path));
  const floor = await startSideServer('floor-constant.ts', { BENCH_PAGE_BYTES: String(bytes) });
  const [floors, products]: [Measured[], Measured[]] = [[], []];
  try {
    await ground.settle();
    for (let round = 0; round <= ROUNDS; round += 1) {
      const onFloor = await open(floor, 'node:http, constant text', { path, total: FLOOR_REQUESTS });
      const onProduct = await open(product, 'product', { path, total: REQUESTS });
      // Round nought warms both sides up.
      if (round === 0) continue;
      floors.push(onFloor);
      products.push(onProduct);
    }
  } finally {
    await floor.stop();
  }
  return compare(title, floors, products);
}

async function open(server: SideServer, name: string, what: { path: string; total: number }): Promise<Measured> {
  const clients = new Clients(server.port, CONCURRENCY);
  try {
    const send = async () => void (await clients.send({ method: 'GET', path: what.path }));
    return await measure({ name, send }, what.total, CONCURRENCY);
  } finally {
    clients.close();
  }
}

async function fetchOnce(server: SideServer, path: string): Promise<string> {
  const clients = new Clients(server.port, 1);
  try {
    return await clients.send({ method: 'GET', path });
  } finally {
    clients.close();
  }
}
