import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Sent } from '../../../platform/console/api.ts';
import { factFilterFields, type listFacts } from '../contract.ts';

export type FactQuery = Omit<Sent<typeof listFacts>, 'after' | 'limit'>;
type Search = Readonly<Record<string, string | undefined>>;

const FIELDS = Object.keys(factFilterFields) as (keyof FactQuery)[];

/** The filters as they stand in the address: it can be kept and sent. What cannot be understood is left out. */
export function useFactFilter() {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const known = FIELDS.flatMap((field) => {
    const read = factFilterFields[field].safeParse(search[field]);
    return read.success && read.data !== undefined ? [[field, read.data] as const] : [];
  });
  const go = (next: Search) => void navigate({ to: '.', search: next as never, replace: true });
  return {
    query: Object.fromEntries(known) as FactQuery,
    factId: search['fact'],
    set: (change: Search) => go({ ...search, ...change }),
    clear: () => go({}),
  };
}
