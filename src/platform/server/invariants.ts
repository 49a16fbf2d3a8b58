import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';

export type InvariantSource = { readonly owner: string; readonly file: URL };
export type BrokenInvariant = {
  readonly owner: string;
  /** What must hold, as the file says it. */
  readonly sentence: string;
  readonly rowCount: number;
  readonly firstRow: unknown;
};

type Invariant = { readonly owner: string; readonly sentence: string; readonly sql: string };

/** Each query of the file with the sentence that stands above it. A query without one is an error of ours. */
function readInvariants({ owner, file }: InvariantSource): Invariant[] {
  if (!existsSync(file)) return [];
  const parts = readFileSync(file, 'utf8').split(/;\s*(?:\n|$)/);
  return parts.flatMap((part) => {
    const lines = part.trim().split('\n');
    const sentence = lines.filter((line) => line.startsWith('--')).map((line) => line.slice(2).trim());
    const sql = lines
      .filter((line) => !line.startsWith('--'))
      .join('\n')
      .trim();
    if (sql === '') return [];
    if (sentence.length === 0) throw new Error(`${owner}: an invariant does not say what must hold: ${sql}`);
    return [{ owner, sentence: sentence.join(' '), sql }];
  });
}

/**
 * Runs every invariant over all tenants and returns those that some row breaks. Needs a role that sees all rows, so
 * it belongs to the operator's tools and to tests, never to a request.
 */
export async function listBrokenInvariants(
  adminUrl: string,
  sources: readonly InvariantSource[],
): Promise<BrokenInvariant[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const broken: BrokenInvariant[] = [];
  try {
    for (const { owner, sentence, sql } of sources.flatMap(readInvariants)) {
      const { rows } = await client.query(sql);
      if (rows.length > 0) broken.push({ owner, sentence, rowCount: rows.length, firstRow: rows[0] });
    }
  } finally {
    await client.end();
  }
  return broken;
}
