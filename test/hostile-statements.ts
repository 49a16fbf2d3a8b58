import pg from 'pg';
import { APP } from '../src/platform/server/roles.ts';

/**
 * What is done to every statement of the product before the database sees it. `filter-removed`: wherever a row's
 * tenant is compared with the transaction's, any tenant will do. `claims-the-other`: every parameter that names the
 * own tenant names the other. The session's own tenant, which row-level security reads, stays as it was set.
 */
export type Trick =
  | { readonly kind: 'none' }
  | { readonly kind: 'filter-removed' }
  | { readonly kind: 'claims-the-other'; readonly own: string; readonly other: string };

type Statement = { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] };

/** `tenant_id = $1` as stores write it, and `"a"."tenant_id" = $1` as Kysely does. The parameter stays in its place. */
const FILTER = /((?:"?\w+"?\.)?"?tenant_id"?)\s*=\s*(\$\d+)/g;

let trick: Trick = { kind: 'none' };
/** How many statements were changed since the trick began, so that a test can say that it did something. */
let changed = 0;

export function isFiltered(text: string): boolean {
  return text.search(FILTER) >= 0;
}

/** In an insert or the set of an update there is nothing to compare, and nothing is changed. */
export function withoutFilter(text: string): string {
  return text.replaceAll(FILTER, '($1 = $2 or true)');
}

function disguise(statement: Statement): Statement {
  if (trick.kind === 'none') return statement;
  if (trick.kind === 'filter-removed') {
    const text = withoutFilter(statement.text);
    if (text === statement.text) return statement;
    changed += 1;
    return { ...statement, text, ...(statement.name ? { name: `${statement.name}x` } : {}) };
  }
  const { own, other } = trick;
  const values = statement.values?.map((value) => (value === own ? other : value));
  if (!values?.some((value, index) => value !== statement.values?.[index])) return statement;
  changed += 1;
  return { ...statement, values };
}

// oxlint-disable-next-line typescript/unbound-method -- it is called with the client it belongs to
const ask = pg.Client.prototype.query as (this: pg.Client, ...words: unknown[]) => unknown;
pg.Client.prototype.query = function query(this: pg.Client, ...words: unknown[]) {
  const [first, ...rest] = words;
  const isOurs = this.user === APP && typeof first === 'object' && first !== null && 'text' in first;
  return ask.call(this, isOurs ? disguise(first as Statement) : first, ...rest);
} as typeof pg.Client.prototype.query;

/** Does the work with the trick played on all statements of the application role. Returns how many were changed. */
export async function withTrick(played: Trick, work: () => Promise<void>): Promise<number> {
  trick = played;
  changed = 0;
  try {
    await work();
    return changed;
  } finally {
    trick = { kind: 'none' };
  }
}
