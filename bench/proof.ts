import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catchUpChain } from '../src/platform/server/chain/append.ts';
import { CHECKPOINT_KEYS } from '../src/platform/server/chain/checkpoint-keys.ts';
import { signCheckpoints } from '../src/platform/server/chain/checkpoints.ts';
import { proveInclusion } from '../src/platform/server/chain/inclusion.ts';
import { verifyTenant } from '../src/platform/server/chain/verify.ts';
import { listFactsAfter, numberFacts, storeFacts } from '../src/platform/server/facts.ts';
import { newId } from '../src/platform/server/ids.ts';
import type { Place } from '../src/platform/server/place.ts';
import { addPlace } from '../src/platform/server/places.ts';
import { loadSigningKeys } from '../src/platform/server/signing-keys.ts';
import type { Ground } from './ground.ts';

const FACTS = 100_000;
const AT_ONCE = 500;
const DAYS = 20;
const PROOFS = 500;

/**
 * What it costs that every fact can be proved: storing, numbering, chaining and verifying 100,000 facts of twenty
 * days, beside merely reading them in order. Chaining stands behind the numbering, so its cost falls on no answer.
 */
export async function proveFacts(ground: Ground): Promise<void> {
  const { database } = ground.house;
  const name = { 'zh-CN': '核验', en: 'Proof' };
  const place: Place = { tenantId: newId(), slug: 'proof', name, regionCode: '370500', ledgerPrefix: 'PROOF' };
  await addPlace(database, place, ground.clock.now());
  const read = <Result>(work: Parameters<typeof database.read<Result>>[1]) => database.read(place.tenantId, work);
  const stored = await timed(() => storeAll(ground, place));
  const numbered = await timed(async () => {
    while ((await database.write(place.tenantId, (tx) => numberFacts(tx))) > 0);
  });
  const chained = await timed(() => catchUpChain(database, place));
  const actor = { kind: 'system', tenantId: place.tenantId, name: 'bench' } as const;
  const signed = await timed(() =>
    database.write(place.tenantId, (tx) =>
      signCheckpoints({ tx, actor, place, now: dayAt(DAYS + 1), newId }, { today: true }),
    ),
  );
  const ids = await read((tx) =>
    tx.query<{ id: string }>('select id from platform.fact where tenant_id = $1 order by md5(id::text) limit $2', [
      tx.tenantId,
      PROOFS,
    ]),
  );
  const proved = await timed(async () => {
    for (const { id } of ids) if (!(await read((tx) => proveInclusion(tx, id)))) throw new Error('A proof is missing.');
  });
  await ground.settle();
  const floor = await timed(() => readAll(ground, place));
  const keys = new Map(loadSigningKeys(ground.dataDir, CHECKPOINT_KEYS).map((key) => [key.id, key.publicKey]));
  const verified = await timed(async () => {
    const found = await database.snapshot(place.tenantId, (tx) =>
      verifyTenant(tx, { keys, sources: new Map(), kept: [] }),
    );
    if (found.breaks.length > 0 || found.facts !== FACTS) throw new Error('What was just written did not verify.');
  });
  tell({ stored, numbered, chained, signed, proved: proved / PROOFS, floor, verified });
}

const dayAt = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day, 2)).toISOString();

async function storeAll(ground: Ground, place: Place): Promise<void> {
  const actor = {
    kind: 'person',
    tenantId: place.tenantId,
    personId: newId(),
    sessionId: newId(),
    grants: [],
  } as const;
  const organisationId = newId();
  for (let done = 0; done < FACTS; done += AT_ONCE) {
    const facts = Array.from({ length: AT_ONCE }, (_, no) => ({
      fact: {
        name: 'activities.signed-up',
        subject: { kind: 'activity', id: newId() },
        detail: { organisationId, arrivalNo: done + no, signUpId: newId(), confirmedCount: no },
      },
      actor,
    }));
    const at = dayAt(Math.floor((done * DAYS) / FACTS));
    await ground.house.database.write(place.tenantId, (tx) => storeFacts(tx, facts, at));
  }
}

async function readAll(ground: Ground, place: Place): Promise<void> {
  await ground.house.database.snapshot(place.tenantId, async (tx) => {
    for (let position = 0; ;) {
      const facts = await listFactsAfter(tx, position, 2_000);
      const last = facts.at(-1);
      if (!last) return;
      ({ position } = last);
    }
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

type Times = Readonly<Record<'stored' | 'numbered' | 'chained' | 'signed' | 'proved' | 'floor' | 'verified', number>>;

function tell(seconds: Times): void {
  const { stored, numbered, chained, signed, proved, floor, verified } = seconds;
  const say = (line: string) => process.stdout.write(`  ${line}\n`);
  process.stdout.write(`\nProof of ${FACTS} facts\n`);
  say(`stored ${stored.toFixed(1)} s, numbered ${numbered.toFixed(1)} s, chained ${chained.toFixed(1)} s`);
  say(`chaining over storing and numbering: ${(chained / (stored + numbered)).toPrecision(2)}`);
  say(`${DAYS} checkpoints signed in ${signed.toFixed(2)} s, one proof in ${(proved * 1_000).toFixed(1)} ms`);
  const ratio = (verified / floor).toPrecision(2);
  say(`read in order ${floor.toFixed(1)} s, verified ${verified.toFixed(1)} s, ratio ${ratio}`);
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'proof.json'), `${JSON.stringify({ facts: FACTS, seconds }, null, 2)}\n`);
}
