import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { XlsxStreamWriter } from 'hucre/xlsx';
import { signInAsDemoPerson } from '../src/capabilities/access/contract.ts';
import { newId } from '../src/platform/server/ids.ts';
import { withClient } from '../src/platform/server/roles.ts';
import type { Ground } from './ground.ts';
import { BENCH_COLUMNS, BENCH_TABLE, INSERT_PEOPLE } from './sheets-trial.ts';
import { startSideServer, type SideServer } from './side-server.ts';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000);
const PLACE = 'dongying';
const MOST_GROWTH_MB = 200;
/** What the first use of everything costs, whatever the size, is not counted. */
const WARM_UP_ROWS = 2_000;

type Phase = { readonly name: string; readonly seconds: number; readonly peakGrowthMb: number };

const personOf = (index: number) => [
  `赵人${index}`,
  String(13_000_000_000 + index),
  `第${index % 500}支部`,
  `20${String(10 + (index % 15))}-0${1 + (index % 9)}-1${index % 9}`,
];

/** A workbook as Excel saves it, with a table of texts; most of its texts are different ones. */
async function makeWorkbook(from: number, count: number): Promise<Uint8Array> {
  const writer = new XlsxStreamWriter({ name: '人员', columns: BENCH_COLUMNS.map((header) => ({ header })) });
  for (let index = from; index < from + count; index += 1) writer.addRow(personOf(index));
  return writer.finish();
}

/** What the process holds in memory, its threads included, as the kernel counts it. */
function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

/** Runs a phase and watches how far the memory of the server rises above where it stood before the first. */
async function watched(name: string, server: SideServer, base: number, work: () => Promise<unknown>): Promise<Phase> {
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, residentMb(server.pid))), 20);
  const started = performance.now();
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const phase = { name, seconds: (performance.now() - started) / 1000, peakGrowthMb: Math.max(0, peak - base) };
  const rate = (ROWS / phase.seconds).toFixed(0);
  process.stdout.write(
    `  ${name.padEnd(26)} ${phase.seconds.toFixed(1).padStart(6)} s  ${rate.padStart(7)} rows/s` +
      `  memory +${phase.peakGrowthMb.toFixed(0)} MB\n`,
  );
  return phase;
}

/** A person of the demo town at the product, as a browser has it. */
class Desk {
  readonly #base: string;
  #cookie = '';
  constructor(port: number) {
    this.#base = `http://127.0.0.1:${port}/${PLACE}/api`;
  }

  async enter(personId: string): Promise<void> {
    const response = await this.#send('POST', signInAsDemoPerson.path, JSON.stringify({ personId }));
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  async post(path: string, body: Uint8Array | object): Promise<Record<string, string>> {
    const isSheet = body instanceof Uint8Array;
    const response = await this.#send('POST', path, isSheet ? (body as never) : JSON.stringify(body));
    return (await response.json()) as Record<string, string>;
  }

  async read(path: string): Promise<Record<string, unknown>> {
    return (await (await this.#send('GET', path)).json()) as Record<string, unknown>;
  }

  async #send(method: string, path: string, body?: BodyInit): Promise<Response> {
    const response = await fetch(`${this.#base}${path}`, {
      method,
      headers: { cookie: this.#cookie, 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  }
}

async function until(desk: Desk, path: string, state: string): Promise<void> {
  for (;;) {
    const found = await desk.read(path);
    const shown = (found['items'] as Record<string, unknown>[] | undefined)?.[0] ?? found;
    if (shown['state'] === state) return;
    if (shown['state'] === 'unreadable') throw new Error(String(shown['trouble']));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The same rows written by hand: parameters to inserts of two hundred, one transaction each, nothing else. */
async function insertByHand(ground: Ground, tenantId: string): Promise<number> {
  const started = performance.now();
  await withClient(ground.appUrl, async (client) => {
    for (let from = 0; from < ROWS; from += 200) {
      const rows = Array.from({ length: Math.min(200, ROWS - from) }, (_, offset) => {
        const [name, phone, unit, joined_on] = personOf(from + offset);
        return { id: newId(), name, phone_sealed: phone, phone_index: `by hand ${phone}`, unit, joined_on };
      });
      await client.query(`begin; set local app.tenant_id = '${tenantId}'`);
      await client.query({ name: 'by-hand', text: INSERT_PEOPLE, values: [tenantId, JSON.stringify(rows)] });
      await client.query('commit');
    }
  });
  return (performance.now() - started) / 1000;
}

/** A hundred thousand people come in from a workbook, are taken back, come in again and go out again. */
export async function moveSheets(ground: Ground): Promise<void> {
  process.stdout.write(`\nSheets: ${ROWS} rows\n`);
  const coordinator = await withClient(ground.adminUrl, async (client) => {
    await client.query(BENCH_TABLE);
    const { rows } = await client.query<{ personId: string; tenantId: string }>(
      `select g.person_id as "personId", g.tenant_id as "tenantId" from roles.role_grant g
       join platform.place p on p.tenant_id = g.tenant_id
       join access.demo_person d on d.tenant_id = g.tenant_id and d.person_id = g.person_id
       where p.slug = $1 and g.role = 'coordinator' limit 1`,
      [PLACE],
    );
    return rows[0] as { personId: string; tenantId: string };
  });
  const workbook = await makeWorkbook(0, ROWS);
  const small = await makeWorkbook(ROWS, WARM_UP_ROWS);
  const server = await startSideServer('sheets.ts', {
    BENCH_APP_URL: ground.appUrl,
    BENCH_CLOCK_OFFSET_MS: String(ground.clockOffsetMs),
    BENCH_DATA_DIR: ground.dataDir,
  });
  try {
    const phases = await phasesOf(server, coordinator.personId, { small, workbook });
    const byHand = await insertByHand(ground, coordinator.tenantId);
    const written = phases.find(({ name }) => name === 'write')?.seconds ?? Number.NaN;
    const ratio = byHand / written;
    process.stdout.write(`  the same rows inserted by hand ${byHand.toFixed(1)} s; ratio ${ratio.toPrecision(2)}\n`);
    const folder = join(import.meta.dirname, 'results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'sheets.json'), JSON.stringify({ rows: ROWS, phases, byHand, ratio }, null, 2));
    const most = Math.max(...phases.map(({ peakGrowthMb }) => peakGrowthMb));
    if (most > MOST_GROWTH_MB)
      throw new Error(`The server grew by ${most.toFixed(0)} MB, ${MOST_GROWTH_MB} are allowed.`);
  } finally {
    await server.stop();
  }
}

type Workbooks = { readonly small: Uint8Array; readonly workbook: Uint8Array };

async function phasesOf(server: SideServer, personId: string, { small, workbook }: Workbooks): Promise<Phase[]> {
  const desk = new Desk(server.port);
  await desk.enter(personId);
  await moveAll(desk, small, async (_, work) => void (await work()));
  const base = residentMb(server.pid);
  const phases: Phase[] = [];
  await moveAll(desk, workbook, async (name, work) => void phases.push(await watched(name, server, base, work)));
  return phases;
}

type Watch = (name: string, work: () => Promise<unknown>) => Promise<void>;

/** In, back, in again, and out in both formats. */
async function moveAll(desk: Desk, workbook: Uint8Array, watch: Watch): Promise<void> {
  const [id, again] = [newId(), newId()];
  const start = async (importId: string) => {
    const { uploadId } = await desk.post('/sheets', workbook);
    await desk.post('/imports', { id: importId, kind: 'bench.people', uploadId });
    await until(desk, `/imports/${importId}`, 'ready');
  };
  const step = async (importId: string, name: string, state: string) => {
    await desk.post(`/imports/${importId}/${name}`, {});
    await until(desk, `/imports/${importId}`, state);
  };
  const exported = async (format: string) => {
    await desk.post('/exports', { id: newId(), kind: 'bench.people', format });
    await until(desk, '/exports?limit=1', 'ready');
  };
  await watch('upload, read and check', () => start(id));
  await watch('write', () => step(id, 'confirmation', 'written'));
  await watch('undo', () => step(id, 'undoing', 'undone'));
  await watch('read and write again', async () => {
    await start(again);
    await step(again, 'confirmation', 'written');
  });
  await watch('export as a workbook', () => exported('xlsx'));
  await watch('export as text', () => exported('csv'));
}
