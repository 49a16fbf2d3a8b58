import type { ReactNode } from 'react';
import { civilDateOf, clockTimeOf, type Instant } from '../../kernel/days.ts';
import type { Locale } from '../../kernel/words.ts';
import { addressIn, FrameContext } from './parts/frame-context.ts';
import { Mark } from './parts/Mark.tsx';
import { words } from './words.ts';

/** What the frame around every page is drawn from, also around one that was refused or could not be found. */
export type Frame = {
  readonly locale: Locale;
  readonly nonce: string;
  /** Null outside any place: on the list of places, or when the address names none. */
  readonly place: { readonly slug: string; readonly name: string } | null;
  /** The path within the place. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly isSignedIn: boolean;
  /** Whether the visitor has work to do in the console. */
  readonly hasDesk: boolean;
  readonly isLargeType: boolean;
  readonly isDemo: boolean;
  readonly now: Instant;
  readonly assets: { readonly url: (name: string) => string };
  /** The paths of the pages that exist. The frame links to no other. */
  readonly addresses: readonly string[];
};

type LayoutProps = {
  readonly frame: Frame;
  readonly title: string;
  readonly face: 'portal' | 'phone';
  /** Names of islands: `send-once`. */
  readonly islands: readonly string[];
  readonly isForSearchEngines: boolean;
  readonly children: ReactNode;
};

/** The whole document around a page. */
export function Layout({ frame, title, face, islands, isForSearchEngines, children }: LayoutProps) {
  const t = words[frame.locale];
  const name = frame.place?.name ?? t.product;
  return (
    <html lang={frame.locale} className={frame.isLargeType ? 'large-type' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === name ? name : `${title} · ${name}`}</title>
        <meta name="description" content={frame.place ? t.description(name) : t.motto} />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content="#faf7f2" />
        {!isForSearchEngines && <meta name="robots" content="noindex" />}
        <link rel="icon" type="image/svg+xml" href={frame.assets.url('mark.svg')} />
        <link rel="stylesheet" href={frame.assets.url('pages.css')} />
        {islands.map((island) => (
          <script key={island} type="module" nonce={frame.nonce} src={frame.assets.url(`${island}.js`)} />
        ))}
      </head>
      <body className={`face-${face}`}>
        <FrameContext value={{ locale: frame.locale, placeSlug: frame.place?.slug ?? null }}>
          <a className="skip" href="#main">
            {t.skip}
          </a>
          <Top frame={frame} />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <Foot frame={frame} />
        </FrameContext>
      </body>
    </html>
  );
}

const sections = [
  ['home', '/'],
  ['needs', '/needs'],
  ['activities', '/activities'],
  ['agreements', '/agreements'],
  ['commitments', '/commitments'],
  ['bulletins', '/bulletins'],
] as const;

function Top({ frame }: { readonly frame: Frame }) {
  const t = words[frame.locale];
  const slug = frame.place?.slug ?? null;
  const own = frame.isSignedIn ? (['mine', '/my'] as const) : (['signIn', '/sign-in'] as const);
  const entries = sections.filter(([, to]) => frame.addresses.includes(to));
  return (
    <header className="top">
      <a className="brand" href={slug === null ? '/' : addressIn(slug, '/')}>
        <Mark />
        {t.product}
      </a>
      {frame.place && <span className="place-name">{frame.place.name}</span>}
      {slug !== null && (
        <nav aria-label={t.mainNav}>
          <ul role="list">
            {entries.map(([name, to]) => (
              <li key={name}>
                <a href={addressIn(slug, to)} aria-current={currentAt(frame.path, to)}>
                  {t.nav[name]}
                </a>
              </li>
            ))}
            {frame.hasDesk && (
              <li>
                <a href={addressIn(slug, '/console/today')}>{t.nav.desk}</a>
              </li>
            )}
          </ul>
          {frame.addresses.includes(own[1]) && (
            <a className="nav-own" href={addressIn(slug, own[1])} aria-current={currentAt(frame.path, own[1])}>
              {t.nav[own[0]]}
            </a>
          )}
        </nav>
      )}
    </header>
  );
}

/** `page` on the page itself, `true` on those that belong to it. All of `/my` belongs to the visitor's own entry. */
function currentAt(path: string, to: string): 'page' | 'true' | undefined {
  if (path === to) return 'page';
  return to !== '/' && path.startsWith(`${to}/`) ? 'true' : undefined;
}

const houseRules = [
  ['organisations', '/organisations'],
  ['verify', '/verify'],
  ['complaints', '/complaints/new'],
  ['privacy', '/privacy'],
] as const;

function Foot({ frame }: { readonly frame: Frame }) {
  const t = words[frame.locale];
  const slug = frame.place?.slug ?? null;
  const here = (slug === null ? '' : `/${slug}`) + (frame.path === '/' && slug !== null ? '' : frame.path);
  const otherLocale: Locale = frame.locale === 'en' ? 'zh-CN' : 'en';
  const inOtherLanguage = `${here}?${new URLSearchParams({ ...frame.query, lang: otherLocale })}`;
  const { lang: _lang, ...query } = frame.query;
  const back = here + (Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : '');
  // What somebody complains of is mostly where they are: the form is told the path, never the query.
  const from = `?${new URLSearchParams({ from: frame.path })}`;
  const otherType = new URLSearchParams({ to: frame.isLargeType ? 'usual' : 'large', back });
  return (
    <footer className="foot">
      <p className="foot-motto">
        <Mark />
        <span>
          {t.product} · {t.motto}
        </span>
      </p>
      <ul role="list">
        {houseRules
          .filter(([, to]) => slug !== null && frame.addresses.includes(to))
          .map(([name, to]) => (
            <li key={name}>
              <a href={addressIn(slug, to) + (name === 'complaints' && frame.path !== to ? from : '')}>{t.nav[name]}</a>
            </li>
          ))}
        <li>
          <a href={`/large-type?${otherType}`}>{frame.isLargeType ? t.usualType : t.largeType}</a>
        </li>
        <li>
          <a href={inOtherLanguage} lang={otherLocale} hrefLang={otherLocale}>
            {t.otherLanguage}
          </a>
        </li>
      </ul>
      {frame.isDemo && (
        <p className="foot-demo">
          {t.demo} {t.demoClock(civilDateOf(frame.now), clockTimeOf(frame.now))}{' '}
          {frame.addresses.includes('/developer/clock') && frame.place && (
            <a href={addressIn(frame.place.slug, '/developer/clock')}>{t.demoClockMove}</a>
          )}
        </p>
      )}
    </footer>
  );
}
