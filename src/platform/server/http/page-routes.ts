import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readForm } from '../../pages/forms.ts';
import {
  GoElsewhere,
  GoTo,
  PageNotFound,
  type FormTrouble,
  type Page,
  type PageForm,
  type Visit,
} from '../../pages/page.ts';
import { renderPage, renderProblem, type Frame } from '../../pages/render.tsx';
import { newId } from '../ids.ts';
import { isInAudience } from '../ready-call.ts';
import { platformProblem, type Problem } from '../problem.ts';
import { callerOf, type Http, type HttpParts } from './context.ts';

const FORM_LIMIT_BYTES = 512 * 1024;

/** Thrown by a page's read that was refused; ends in the sign-in page, the 404 page or the refusal's sentence. */
class RefusedRead extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Mounts every page under its place: GET draws it, POST takes its forms. Both work without JavaScript. */
export function mountPages(app: Hono<Http>, parts: HttpParts): void {
  const limit = bodyLimit({ maxSize: FORM_LIMIT_BYTES, onError: (c) => tooLarge(c as Context<Http>, parts) });
  for (const page of parts.pages) {
    const path = page.path === '/' ? '/:place' : `/:place${page.path}`;
    app.get(path, (c) => guarded(c as Context<Http>, parts, () => show(c as Context<Http>, page, parts)));
    if (!page.forms) continue;
    app.post(path, limit, (c) => guarded(c as Context<Http>, parts, () => take(c as Context<Http>, page, parts)));
  }
}

export function frameOf(c: Context<Http>, parts: HttpParts): Frame {
  const place = c.get('place');
  const locale = c.get('locale');
  const actor = c.get('actor');
  return {
    locale,
    nonce: c.get('nonce'),
    place: place ? { slug: place.slug, name: place.name[locale] } : null,
    path: pathWithin(c),
    query: c.req.query(),
    isSignedIn: actor?.kind === 'person',
    hasDesk: actor?.kind === 'person' && actor.grants.length > 0,
    isLargeType: c.req.header('cookie')?.includes('tongxin_type=large') ?? false,
    isDemo: parts.isDemo,
    now: c.get('now'),
    assets: parts.assets,
    addresses: parts.pages.map((page) => page.path),
  };
}

function pathWithin(c: Context<Http>): string {
  const path = c.req.path;
  const cut = path.indexOf('/', 1);
  return cut < 0 ? '/' : path.slice(cut);
}

function visitOf(c: Context<Http>, parts: HttpParts): Visit {
  const place = c.get('place');
  const { place: _slug, ...params } = c.req.param() as Record<string, string>;
  return {
    place: { slug: place.slug, name: place.name[c.get('locale')] },
    locale: c.get('locale'),
    actor: c.get('actor'),
    now: c.get('now'),
    path: pathWithin(c),
    params,
    query: c.req.query(),
    newId,
    isDemo: parts.isDemo,
    nonce: c.get('nonce'),
    async read(route, input) {
      const performed = await parts.performer.perform({ ...askedBy(c, parts), routeName: route.name, input });
      if (!performed.ok) throw new RefusedRead(performed.problem);
      return performed.output as never;
    },
  };
}

function askedBy(c: Context<Http>, parts: HttpParts) {
  return {
    actor: c.get('actor'),
    place: c.get('place'),
    locale: c.get('locale'),
    now: c.get('now'),
    caller: callerOf(c, parts),
  };
}

/** Turns what a page may throw into the right page for the visitor. */
async function guarded(c: Context<Http>, parts: HttpParts, draw: () => Promise<Response>): Promise<Response> {
  try {
    return await draw();
  } catch (error) {
    if (error instanceof GoTo) return c.redirect(`/${c.get('place').slug}${error.path}`, 303);
    if (error instanceof GoElsewhere) return c.redirect(error.address, 303);
    if (error instanceof PageNotFound)
      return problemPage(c, parts, platformProblem(404, 'address-unknown', c.get('locale')));
    if (!(error instanceof RefusedRead)) throw error;
    if (error.problem.status === 401) return toSignIn(c);
    if (error.problem.code === 'step-up-needed') return toProof(c);
    // A malformed id in an address is, for a visitor, simply a page that is not there.
    const isNoPage = error.problem.status === 400;
    return problemPage(c, parts, isNoPage ? platformProblem(404, 'address-unknown', c.get('locale')) : error.problem);
  }
}

function toSignIn(c: Context<Http>): Response {
  return c.redirect(`/${c.get('place').slug}/sign-in?next=${encodeURIComponent(pathWithin(c))}`, 303);
}

/** To the page on which somebody shows again who it is, and from there back to where this was asked for. */
export function toProof(c: Context<Http>): Response {
  const { search } = new URL(c.req.url);
  return c.redirect(`/${c.get('place').slug}/step-up?next=${encodeURIComponent(pathWithin(c) + search)}`, 303);
}

export function problemPage(c: Context<Http>, parts: HttpParts, problem: Problem): Response {
  return c.html(renderProblem({ frame: frameOf(c, parts), status: problem.status, sentence: problem.title }), {
    status: problem.status as 404,
  });
}

function tooLarge(c: Context<Http>, parts: HttpParts): Response {
  return problemPage(c, parts, platformProblem(422, 'too-large', c.get('locale')));
}

/** What became of a form, when the page is drawn again because of it. */
type Refused = { readonly trouble: FormTrouble; readonly status: number };

async function show(c: Context<Http>, page: Page, parts: HttpParts, refused?: Refused) {
  if (!isInAudience(page.audience, c.get('actor'))) {
    if (c.get('actor').kind !== 'person') return toSignIn(c);
    return problemPage(c, parts, platformProblem(403, 'role-missing', c.get('locale')));
  }
  const visit = visitOf(c, parts);
  const data = await page.load(visit);
  const html = renderPage({
    page,
    data,
    visit,
    frame: frameOf(c, parts),
    ...(refused ? { trouble: refused.trouble } : {}),
  });
  return c.html(html, { status: (refused?.status ?? 200) as 200 });
}

/** Takes a form: does it and goes on, or shows the page again with what was typed and what is wrong. */
async function take(c: Context<Http>, page: Page, parts: HttpParts): Promise<Response> {
  const fields = await fieldsOf(c);
  if (!fields) return problemPage(c, parts, platformProblem(400, 'form-unreadable', c.get('locale')));
  const sent = readForm(fields);
  // Asked for its own names only: `constructor` is a name that every object knows.
  const form: PageForm | undefined =
    page.forms && Object.hasOwn(page.forms, sent.form) ? page.forms[sent.form] : undefined;
  if (!form) return problemPage(c, parts, platformProblem(404, 'address-unknown', c.get('locale')));
  const visit = visitOf(c, parts);
  const { place: _slug, ...params } = c.req.param() as Record<string, string>;
  const values = { ...sent.input, ...params };
  const input = form.input ? form.input(values, visit) : values;
  const performed = await parts.performer.perform({
    ...askedBy(c, parts),
    routeName: form.route.name,
    input,
    key: sent.key,
  });
  if (performed.ok) return c.redirect(`/${visit.place.slug}${form.then(performed.output as never, visit)}`, 303);
  const { problem } = performed;
  if (problem.status === 401) return toSignIn(c);
  if (problem.code === 'step-up-needed') return toProof(c);
  const trouble: FormTrouble = {
    form: sent.form,
    values: sent.values,
    sentence: problem.title,
    fields: Object.fromEntries(problem.fields.map((field) => [field.path, field.message])),
  };
  return show(c, page, parts, { trouble, status: problem.status });
}

/**
 * The fields of a form as text; undefined when what was sent is no form. No page takes files: those who prove
 * something hand them in at the console.
 */
async function fieldsOf(c: Context<Http>): Promise<[string, string][] | undefined> {
  const body = await c.req.formData().catch(() => undefined);
  if (!body) return undefined;
  return [...body.entries()].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}
