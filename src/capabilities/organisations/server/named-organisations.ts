import type { Tx } from '../../../platform/server/transaction.ts';
import { readCreditCode } from '../domain/credit-code.ts';
import type { Organisation } from '../domain/model.ts';
import { listByExactName } from './store-names.ts';
import { listByCodes } from './store-sheet.ts';

/** Which organisation somebody meant who wrote a name or a code. */
export type Meant = { readonly found: Organisation } | 'unknown' | 'ambiguous';

const MOST_FOUND = 2_000;

/**
 * Open organisations by what people write for them: the credit code, the full name, the short name, or one that they
 * bore. A better kind of name is believed before a weaker one; two of the same kind are told apart by nobody.
 */
export async function resolveNamed(tx: Tx, written: readonly string[]): Promise<(text: string) => Meant> {
  const texts = [...new Set(written)];
  const codes = new Map(
    texts.flatMap((text) => {
      const reading = readCreditCode(text);
      return reading.ok ? [[text, reading.code] as const] : [];
    }),
  );
  const byCode = await listByCodes(tx, [...codes.values()]);
  const byName = Map.groupBy(await listByExactName(tx, texts, MOST_FOUND), ({ byName: name }) => name);
  return (text) => {
    const bearer = byCode.get(codes.get(text) ?? '');
    if (bearer) return { found: bearer };
    const all = (byName.get(text) ?? []).map(({ organisation }) => organisation);
    const official = all.filter(({ name }) => name === text);
    const short = all.filter(({ shortName }) => shortName === text);
    const best = [official, short, all].find((each) => each.length > 0) ?? [];
    const [only] = best;
    if (!only) return 'unknown';
    return best.length === 1 ? { found: only } : 'ambiguous';
  };
}
