import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { callerOf, type Http, type HttpParts } from '../../platform/server/http/context.ts';
import { frameOf, problemPage } from '../../platform/server/http/page-routes.ts';
import { platformProblem } from '../../platform/server/problem.ts';
import { isSetUpToken } from '../../platform/server/set-up-token.ts';
import { makePlace } from './make-place.ts';
import { renderDone, renderStep, type Sent } from './pages.tsx';
import { STEPS, type Wishes } from './wishes.ts';

type Parts = HttpParts & { readonly learnPlaces: () => Promise<void> };

/** A token cannot be guessed; this only keeps the database from being asked for ever. */
const tries = new RateLimiterMemory({ points: 60, duration: 600 });
/** The token stands in the form, so the form of anybody is read. */
const FORM_LIMIT_BYTES = 64 * 1024;

/** The first page of an empty installation. Without a token that is good there is nothing here. */
export function mountSetUp(app: Hono<Http>, parts: Parts): void {
  app.get('/set-up', async (c) => {
    const token = c.req.query('token') ?? '';
    if (!(await mayGoOn(c, parts, token))) return nothingHere(c, parts);
    return c.html(renderStep(frameOf(c, parts), { step: 1, values: { token }, wrong: [] }));
  });
  const tooLarge = (c: Context) => problemPage(c, parts, platformProblem(422, 'too-large', c.get('locale')));
  app.post('/set-up', bodyLimit({ maxSize: FORM_LIMIT_BYTES, onError: tooLarge }), async (c) => {
    const values = await textsOf(c);
    if (!(await mayGoOn(c, parts, values['token'] ?? ''))) return nothingHere(c, parts);
    if (c.req.query('back') !== undefined) return c.html(renderStep(frameOf(c, parts), stepBefore(values)));
    const sent = readSteps(values);
    if ('wishes' in sent) return finish(c, parts, values, sent.wishes);
    return c.html(renderStep(frameOf(c, parts), sent), sent.wrong.length > 0 ? 422 : 200);
  });
}

async function finish(c: Context<Http>, parts: Parts, values: Record<string, string>, wishes: Wishes) {
  const token = values['token'] ?? '';
  const made = await makePlace({ database: parts.database, now: c.get('now'), token }, wishes);
  if (made.ok) {
    await parts.learnPlaces();
    // Whole addresses: they are copied and printed, and then opened on another machine.
    const origin = `${parts.isSecure ? 'https' : 'http'}://${c.req.header('host') ?? ''}`;
    const invited = made.invited.map((each) => ({ ...each, path: `${origin}/${made.place.slug}${each.path}` }));
    return c.html(renderDone(frameOf(c, parts), made.place, invited));
  }
  if (made.why === 'token-used') return nothingHere(c, parts);
  const wrong = [{ field: made.why === 'slug-taken' ? 'slug' : 'ledgerPrefix', why: 'taken' as const }];
  return c.html(renderStep(frameOf(c, parts), { step: 1, values, wrong }), 422);
}

async function mayGoOn(c: Context<Http>, parts: Parts, token: string): Promise<boolean> {
  const isTooMuch = await tries.consume(callerOf(c, parts).clientAddress).then(
    () => false,
    () => true,
  );
  return !isTooMuch && token !== '' && isSetUpToken(parts.database, token, c.get('now'));
}

function nothingHere(c: Context<Http>, parts: Parts): Response {
  return problemPage(c, parts, platformProblem(404, 'address-unknown', c.get('locale')));
}

async function textsOf(c: Context<Http>): Promise<Record<string, string>> {
  const form = await c.req.formData().catch(() => new FormData());
  return Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Going back asks nothing of what was typed, and loses none of it. */
function stepBefore(values: Record<string, string>): Sent {
  return { step: Number(values['step']) === 3 ? 2 : 1, values, wrong: [] };
}

/** Reads the steps from the first on, up to the one that was sent; what is wrong in any is asked for again. */
function readSteps(values: Record<string, string>): Sent | { readonly wishes: Wishes } {
  const sentStep = Math.min(3, Math.max(1, Number(values['step']) || 1));
  const read: unknown[] = [];
  for (const [index, schema] of STEPS.entries()) {
    if (index >= sentStep) return { step: (index + 1) as Sent['step'], values, wrong: [] };
    const result = schema.safeParse(values);
    if (!result.success) {
      const wrong = result.error.issues.map((issue) => ({
        field: String(issue.path[0]),
        why: issue.code === 'custom' && issue.message === 'twice' ? ('twice' as const) : ('wrong' as const),
      }));
      return { step: (index + 1) as Sent['step'], values, wrong };
    }
    read.push(result.data);
  }
  const [place, root, people] = read as [Wishes['place'], Wishes['root'], Wishes['people']];
  return { wishes: { place, root, people } };
}
