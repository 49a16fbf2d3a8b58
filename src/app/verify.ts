import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CivilDate } from '../kernel/days.ts';
import { breakText, type Findings } from '../platform/server/chain/breaks.ts';
import { asPublicKeys, CHECKPOINT_KEYS } from '../platform/server/chain/checkpoint-keys.ts';
import { readKeptCheckpoints, type KeptCheckpoint } from '../platform/server/chain/checkpoint-text.ts';
import { rowSourcesOf } from '../platform/server/chain/verify-rows.ts';
import { verifyTenant } from '../platform/server/chain/verify.ts';
import { openDatabase } from '../platform/server/database.ts';
import type { Place } from '../platform/server/place.ts';
import { listPlaces } from '../platform/server/places.ts';
import { loadSigningKeys } from '../platform/server/signing-keys.ts';
import { offers } from './floors.ts';

type Say = (line: string) => void;
type Wanted = {
  readonly place: string | undefined;
  readonly since: CivilDate | undefined;
  readonly kept: readonly KeptCheckpoint[];
  readonly keys: ReadonlyMap<string, string>;
  /** A downloaded file of evidence, to be checked by itself. */
  readonly credential: string | undefined;
};

/** Reads what was asked for; throws a sentence that a person can act on. */
export function readVerifyArguments(words: readonly string[], dataDir: string): Wanted {
  const { values } = parseArgs({
    args: [...words],
    options: {
      place: { type: 'string' },
      since: { type: 'string' },
      checkpoint: { type: 'string' },
      keys: { type: 'string' },
      credential: { type: 'string' },
    },
  });
  if (values.since !== undefined && !CivilDate.safeParse(values.since).success) {
    throw new Error('--since needs a day. Example: --since 2026-01-01');
  }
  const kept = values.checkpoint === undefined ? [] : readKeptCheckpoints(readFileSync(values.checkpoint, 'utf8'));
  if (values.checkpoint !== undefined && kept.length === 0) {
    throw new Error(`${values.checkpoint} holds no checkpoint: its first line is "tongxin checkpoint 1".`);
  }
  const keys =
    values.keys === undefined
      ? asPublicKeys(loadSigningKeys(dataDir, CHECKPOINT_KEYS)).map((key) => [key.id, key.publicKey] as const)
      : keptKeys(values.keys);
  const { place, since, credential } = values;
  return { place, since, credential, kept, keys: new Map(keys) };
}

/** The public keys as they are published, kept as a file. */
function keptKeys(path: string): (readonly [string, string])[] {
  const content = JSON.parse(readFileSync(path, 'utf8')) as { keys?: { kid?: unknown; x?: unknown }[] };
  return (content.keys ?? []).map(({ kid, x }) => [String(kid), String(x)] as const);
}

/** Verifies the places of an installation and says what was found. Returns whether everything agreed. */
export async function verifyPlaces(appUrl: string, wanted: Wanted, say: Say): Promise<boolean> {
  const database = openDatabase(appUrl, { poolSize: 2, onError: () => {} });
  try {
    const all = await listPlaces(database);
    const places = all.filter((place) => wanted.place === undefined || place.slug === wanted.place);
    if (places.length === 0) throw new Error(`There is no place ${wanted.place ?? 'at all'}.`);
    const sources = rowSourcesOf(offers.capabilities.flatMap((capability) => capability.vouched ?? []));
    let isSound = true;
    for (const place of places) {
      const kept = wanted.kept.filter((each) => each.tenantId === place.tenantId);
      const started = performance.now();
      const findings = await database.snapshot(place.tenantId, (tx) =>
        verifyTenant(tx, { keys: wanted.keys, sources, kept, since: wanted.since }),
      );
      tell(place, findings, say);
      say(`  ${((performance.now() - started) / 1_000).toFixed(1)} s`);
      isSound = isSound && findings.breaks.length === 0;
    }
    return tellForeign(wanted.kept, places, say) && isSound;
  } finally {
    await database.close();
  }
}

function tell(place: Place, findings: Findings, say: Say): void {
  const { breaks, covered, facts } = findings;
  say(
    `${place.slug}: ${facts} facts, ${findings.checkpoints} checkpoints, ${breaks.length === 0 ? 'sound' : 'BROKEN'}`,
  );
  for (const [table, count] of findings.rows) say(`  ${table}: ${count} rows are as their facts say`);
  if (findings.rowsWithoutDigest > 0) {
    say(`  ${findings.rowsWithoutDigest} rows are older than their facts' hashes and were not compared`);
  }
  say(`  signed up to position ${covered}; ${findings.waiting} facts wait to be chained`);
  if (findings.keptCheckpoints > 0) say(`  ${findings.keptCheckpoints} kept checkpoints are as they were kept`);
  for (const [no, found] of breaks.entries()) say(`  ${no === 0 ? 'FIRST BROKEN' : 'then'}: ${breakText(found)}`);
}

/** A kept checkpoint of a place that was not looked at proves nothing, and says so. */
function tellForeign(kept: readonly KeptCheckpoint[], places: readonly Place[], say: Say): boolean {
  const foreign = kept.filter((each) => !places.some((place) => place.tenantId === each.tenantId));
  for (const each of foreign)
    say(`The kept checkpoint ${each.no} is of tenant ${each.tenantId}, which was not looked at.`);
  return foreign.length === 0;
}
