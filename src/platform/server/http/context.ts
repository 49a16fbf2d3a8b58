import { randomBytes } from 'node:crypto';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Logger } from 'pino';
import type { Actor } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Locale } from '../../../kernel/words.ts';
import type { Page } from '../../pages/page.ts';
import type { Assets } from '../assets.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Caller } from '../handle.ts';
import { newId } from '../ids.ts';
import type { Offers } from '../offers.ts';
import type { Performer } from '../perform.ts';
import type { Place } from '../place.ts';
import { platformProblem, type Problem } from '../problem.ts';
import { clientAddress, type Proxies } from './client-address.ts';
import { knowComers, type FindActors } from './comers.ts';

/** Everything the transport is given at start. It knows no capability. */
export type HttpParts = {
  readonly database: Database;
  readonly performer: Performer;
  readonly offers: Offers;
  readonly pages: readonly Page[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly assets: Assets;
  /** Folder of the built console; its index carries `__NONCE__` where the nonce goes. */
  readonly consoleFolder: string;
  readonly findPlace: (slug: string) => Place | undefined;
  readonly listPlaces: () => readonly Place[];
  readonly findActors: FindActors;
  readonly isDemo: boolean;
  readonly isReady: () => Promise<boolean>;
  /** Addresses that belong to no place, such as setting one up. */
  readonly mountMore?: ((app: Hono<Http>, parts: HttpParts) => void) | undefined;
  /** Whether people come by https; then browsers are told to come by nothing else. */
  readonly isSecure?: boolean;
  /** The proxies in front, whose word about a caller's address is believed. */
  readonly proxies?: Proxies | undefined;
};

export type Variables = {
  requestId: string;
  nonce: string;
  locale: Locale;
  place: Place;
  actor: Actor;
  now: Instant;
};
export type Http = { Variables: Variables };

/** Where people come by https the name begins so that browsers take it from nothing less. The first is asked first. */
const SESSION_COOKIES = ['__Secure-tongxin_session', 'tongxin_session'] as const;
const LANGUAGE_COOKIE = 'tongxin_language';
const YEAR_SECONDS = 31_536_000;
/** Types whose bytes are text; what we send of them is UTF-8. */
const IS_TEXT = /^(?:text\/|image\/svg|application\/(?:[a-z]+\+)?(?:json|xml))/;

export function sendProblem(c: Context<Http>, problem: Problem): Response {
  const body = { type: 'about:blank', ...problem, requestId: c.get('requestId') };
  return c.body(JSON.stringify(body), problem.status as 400, { 'content-type': 'application/problem+json' });
}

/** Styles as attributes are needed by the console's measuring and cannot run code; all else needs the nonce. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Names the request, fixes its moment and its nonce, and puts the protecting headers on the answer. */
export function everyRequest(parts: HttpParts): MiddlewareHandler<Http> {
  return async (c, next) => {
    const nonce = randomBytes(16).toString('base64url');
    c.set('requestId', newId());
    c.set('nonce', nonce);
    c.set('now', parts.clock.now());
    c.set('locale', chooseLocale(c, parts));
    await next();
    c.header('content-security-policy', contentSecurityPolicy(nonce));
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'same-origin');
    c.header('cross-origin-opener-policy', 'same-origin');
    c.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (parts.isSecure) c.header('strict-transport-security', `max-age=${YEAR_SECONDS}; includeSubDomains`);
    c.header('x-request-id', c.get('requestId'));
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    const type = c.res.headers.get('content-type') ?? '';
    if (IS_TEXT.test(type) && !type.includes('charset=')) c.header('content-type', `${type}; charset=utf-8`);
    // A session that ends takes along whatever the browser kept of this site.
    if (c.res.headers.getSetCookie().some((set) => SESSION_COOKIES.some((name) => set.startsWith(`${name}=;`)))) {
      c.header('clear-site-data', '"cache", "storage"');
    }
  };
}

/** `?lang=` changes the language and is remembered; else what was remembered; else Chinese. */
function chooseLocale(c: Context<Http>, { isSecure = false }: Pick<HttpParts, 'isSecure'>): Locale {
  const asked = c.req.query('lang');
  if (asked === 'en' || asked === 'zh-CN') {
    setCookie(c, LANGUAGE_COOKIE, asked, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'Lax', secure: isSecure });
    return asked;
  }
  return getCookie(c, LANGUAGE_COOKIE) === 'en' ? 'en' : 'zh-CN';
}

/**
 * An unsafe method must come from our own pages. Browsers say where a request comes from; a caller that says nothing
 * is not a browser and carries no cookie of somebody else.
 */
export const onlyFromHere: MiddlewareHandler<Http> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const isSameSite = site === undefined || site === 'same-origin' || site === 'none';
  const isSameOrigin = origin === undefined || hostOf(origin) === c.req.header('host');
  if (isSameSite && isSameOrigin) return next();
  return sendProblem(c, platformProblem(403, 'cross-site', c.get('locale')));
};

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Finds the place named by the first part of the address and who is calling there. */
export function placeAndActor(parts: HttpParts): MiddlewareHandler<Http> {
  const know = knowComers(parts);
  return async (c, next) => {
    const place = parts.findPlace(c.req.param('place') ?? '');
    if (!place) return c.notFound();
    c.set('place', place);
    const stranger = { kind: 'stranger', tenantId: place.tenantId } as const;
    const token = SESSION_COOKIES.map((name) => getCookie(c, name)).find(Boolean);
    const person = token && (await know(place.tenantId, { token, now: c.get('now') }));
    c.set('actor', person || stranger);
    return next();
  };
}

/** What handlers may know of the transport. The address serves rate limits only and is never stored. */
export function callerOf(c: Context<Http>, { proxies }: Pick<HttpParts, 'proxies'>): Caller {
  const info = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  return {
    clientAddress: clientAddress(info?.socket?.remoteAddress, c.req.header('x-forwarded-for'), proxies),
    setCookie: (header) => c.header('set-cookie', header, { append: true }),
    cookie: (name) => getCookie(c, name),
    userAgent: c.req.header('user-agent') ?? '',
  };
}
