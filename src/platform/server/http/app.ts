import { Hono, type MiddlewareHandler } from 'hono';
import { isDatabaseAway } from '../database.ts';
import { platformProblem } from '../problem.ts';
import { mountApi } from './api-routes.ts';
import { mountConsole, mountConsoleAssets } from './console-routes.ts';
import { everyRequest, onlyFromHere, placeAndActor, sendProblem, type Http, type HttpParts } from './context.ts';
import { mountFrontDoor } from './front-door.ts';
import { mountPages, problemPage } from './page-routes.ts';

/** A database that was stopped is back within some seconds, or somebody has been called. */
const RETRY_SECONDS = '5';

/** The whole transport: health, assets, and for each place its API, its console and its pages. */
export function makeHttpApp(parts: HttpParts): Hono<Http> {
  const app = new Hono<Http>();

  app.use('*', everyRequest(parts));
  app.get('/healthz', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', async (c) => {
    const isReady = await parts.isReady();
    return c.json({ status: isReady ? 'ready' : 'not-ready' }, isReady ? 200 : 503);
  });

  app.use('*', logged(parts), onlyFromHere);
  app.get('/assets/*', (c) => {
    const asset = parts.assets.find(c.req.path);
    if (!asset) return c.notFound();
    return c.body(asset.body, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  // Browsers ask for it by themselves, also for the console.
  app.get('/favicon.ico', (c) => c.redirect(parts.assets.url('mark.svg')));
  mountFrontDoor(app, parts);
  parts.mountMore?.(app, parts);
  // Before the places: these addresses have the shape of a place's, but are none.
  mountConsoleAssets(app, parts);
  const knowPlaceAndActor = placeAndActor(parts);
  // People type it; addresses have no slash at their end.
  app.get('/:place/', (c) => c.redirect(`/${encodeURIComponent(c.req.param('place'))}`));
  app.use('/:place', knowPlaceAndActor);
  app.use('/:place/*', (c, next) => (c.get('place') ? next() : knowPlaceAndActor(c, next)));
  mountApi(app, parts);
  mountConsole(app, parts);
  mountPages(app, parts);

  app.notFound((c) => {
    const isApi = c.req.path.split('/')[2] === 'api';
    const problem = platformProblem(404, c.get('place') ? 'address-unknown' : 'place-unknown', c.get('locale'));
    return isApi ? sendProblem(c, problem) : problemPage(c, parts, problem);
  });
  app.onError((error, c) => {
    parts.log.error({ requestId: c.get('requestId'), error }, 'a request failed');
    const locale = c.get('locale') ?? 'zh-CN';
    const isAway = isDatabaseAway(error);
    if (isAway) c.header('retry-after', RETRY_SECONDS);
    const problem = isAway ? platformProblem(503, 'not-ready', locale) : platformProblem(500, 'our-fault', locale);
    const isApi = c.req.path.split('/')[2] === 'api';
    return isApi ? sendProblem(c, problem) : problemPage(c, parts, problem);
  });
  return app;
}

/** One line per request: what was asked and how it ended, by route, never by person or query. */
function logged(parts: HttpParts): MiddlewareHandler<Http> {
  // These five fields are all there is, so nothing private has to be looked for; numbers in the path are still blotted.
  const log = parts.log.child({}, { redact: [] });
  return async (c, next) => {
    const started = performance.now();
    await next();
    const durationMs = Math.round(performance.now() - started);
    const { method } = c.req;
    const { status } = c.res;
    log.info({ requestId: c.get('requestId'), method, path: c.req.path, status, durationMs }, 'request');
  };
}
