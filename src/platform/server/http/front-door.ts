import type { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { renderPlaces } from '../../pages/places.tsx';
import type { Http, HttpParts } from './context.ts';
import { frameOf } from './page-routes.ts';

const YEAR_SECONDS = 31_536_000;

/** The first address: the places of this installation, or the only one at once. */
export function mountFrontDoor(app: Hono<Http>, parts: HttpParts): void {
  app.get('/', (c) => {
    const places = parts.listPlaces();
    const [only] = places;
    if (places.length === 1 && only) return c.redirect(`/${only.slug}`);
    const locale = c.get('locale');
    const entries = places.map((place) => ({ slug: place.slug, name: place.name[locale] }));
    return c.html(renderPlaces(frameOf(c, parts), entries));
  });

  // The large-type switch is a link, so that it works without JavaScript; it comes back to where it was pressed.
  app.get('/large-type', (c) => {
    const isOn = c.req.query('to') === 'large';
    const kept = { path: '/', maxAge: YEAR_SECONDS, sameSite: 'Lax', secure: parts.isSecure ?? false } as const;
    setCookie(c, 'tongxin_type', isOn ? 'large' : 'usual', kept);
    return c.redirect(pathHere(c.req.query('back')));
  });
}

/** A path of this site, else the first address. Browsers drop tabs and line ends: `/<tab>/x` would lead elsewhere. */
function pathHere(back: string | undefined): string {
  return back && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(back) ? back : '/';
}
