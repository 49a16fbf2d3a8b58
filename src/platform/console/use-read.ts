import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { OutputOf } from '../../kernel/contract.ts';
import { call, type AnyRoute, type Sent } from './api.ts';

/**
 * Reads a route for a screen. There is always data: until it has come the screen is suspended, and a refusal is shown
 * by the screen's error panel. When the input changes, the old answer stays (`isStale`) until the new one is there.
 */
export function useRead<R extends AnyRoute>(
  route: R,
  input: Sent<R>,
): { readonly data: OutputOf<R>; readonly isStale: boolean } {
  const wanted = JSON.stringify(input);
  const shown = useDeferredValue(wanted);
  const { data } = useSuspenseQuery({
    queryKey: [route.name, shown],
    queryFn: () => call(route, JSON.parse(shown) as Sent<R>),
  });
  return { data, isStale: wanted !== shown };
}

type PageAnswer = { readonly items: readonly unknown[]; readonly next: string | null };
export type ItemOf<R extends AnyRoute> = OutputOf<R> extends { items: readonly (infer Item)[] } ? Item : never;

/** Reads a list page by page. `next` and `onMore` go to the table as they are. */
export function usePages<R extends AnyRoute>(
  route: R,
  input: Omit<Sent<R>, 'after'>,
): {
  readonly items: readonly ItemOf<R>[];
  readonly next: string | null;
  readonly onMore: () => void;
  readonly loadingMore: boolean;
  readonly isStale: boolean;
} {
  const wanted = JSON.stringify(input);
  const shown = useDeferredValue(wanted);
  const query = useSuspenseInfiniteQuery({
    queryKey: [route.name, shown, 'pages'],
    queryFn: async ({ pageParam }) =>
      (await call(route, {
        ...JSON.parse(shown),
        ...(pageParam ? { after: pageParam } : {}),
      } as Sent<R>)) as PageAnswer,
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return {
    items: query.data.pages.flatMap((page) => page.items) as ItemOf<R>[],
    next: query.data.pages[query.data.pages.length - 1]?.next ?? null,
    onMore: () => void query.fetchNextPage(),
    loadingMore: query.isFetchingNextPage,
    isStale: wanted !== shown,
  };
}
