import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type AnyRouter,
} from '@tanstack/react-router';
import type { ConsoleDoor } from './door.ts';
import { wishHeadingFocus } from './heading-focus.ts';
import { Layout } from './Layout.tsx';
import { Loading } from './Loading.tsx';
import { NotFound } from './NotFound.tsx';
import { placeAddress } from './place.ts';
import { ScreenError } from './ScreenError.tsx';

/** The map of the console, made from what the capabilities bring. Each screen is a file of its own, got on demand. */
export function makeRouter(doors: readonly ConsoleDoor[], onSignOut: () => void): AnyRouter {
  const entries = doors.flatMap((door) => door.nav);
  const root = createRootRoute({ component: () => <Layout entries={entries} onSignOut={onSignOut} /> });
  const first = createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/today' as never, replace: true });
    },
  });
  const screens = doors
    .flatMap((door) => door.screens)
    .map(({ path, load }) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }));
  const router: AnyRouter = createRouter({
    routeTree: root.addChildren([first, ...screens]),
    basepath: placeAddress('/console'),
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultPendingMs: 200,
    defaultErrorComponent: ScreenError,
    defaultNotFoundComponent: NotFound,
    // Another need is another screen: what was typed or opened on the one before must not stay.
    defaultRemountDeps: ({ params }) => params,
    scrollRestoration: true,
    // Addresses are read by people and written by the server, so a filter stands there as it is: ?state=open.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch,
  });
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) wishHeadingFocus();
  });
  return router;
}

function stringifySearch(search: Record<string, unknown>): string {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}
