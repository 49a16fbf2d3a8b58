import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { actorId } from '../../../kernel/actor.ts';
import { acceptFile, FILE_LIMIT_BYTES, saveFile } from '../files.ts';
import type { Handler } from '../handle.ts';
import type { Asked } from '../ready-call.ts';
import { platformProblem, sheetProblem, type Problem } from '../problem.ts';
import { sendFile } from '../sheets/sheet-folder.ts';
import { callerOf, sendProblem, type Http, type HttpParts } from './context.ts';
import { mountSheetDoor } from './sheet-door.ts';
import { toProof } from './page-routes.ts';

const JSON_LIMIT_BYTES = 512 * 1024;
/** So that nobody fills the disk: a hundred files an hour of each person, in the memory of each server. */
const filesByPerson = new RateLimiterMemory({ points: 100, duration: 3_600 });

/** Mounts every handler of every capability under `/{place}/api`, and the door for files. */
export function mountApi(app: Hono<Http>, parts: HttpParts): void {
  const tooLarge = (c: Context<Http>) => sendProblem(c, platformProblem(422, 'too-large', c.get('locale')));
  app.post(
    '/:place/api/files',
    bodyLimit({ maxSize: FILE_LIMIT_BYTES, onError: (c) => tooLarge(c as Context<Http>) }),
    (c) => takeFile(c, parts),
  );
  mountSheetDoor(app, parts);
  app.use('/:place/api/*', bodyLimit({ maxSize: JSON_LIMIT_BYTES, onError: (c) => tooLarge(c as Context<Http>) }));
  for (const { handlers } of parts.offers.capabilities) {
    for (const handler of handlers) {
      app.on(handler.route.method, `/:place/api${handler.route.path}`, (c) =>
        answerCall(c as Context<Http>, handler, parts),
      );
    }
  }
}

async function answerCall(c: Context<Http>, handler: Handler, parts: HttpParts): Promise<Response> {
  // Whoever reads the first of two and whoever reads the last would understand two different questions.
  if (Object.values(c.req.queries()).some((values) => values.length > 1)) {
    return sendProblem(c, platformProblem(400, 'malformed-input', c.get('locale')));
  }
  const input = await readInput(c);
  if (input === undefined) return sendProblem(c, platformProblem(400, 'body-unreadable', c.get('locale')));
  const asked: Asked = {
    routeName: handler.route.name,
    input,
    actor: c.get('actor'),
    place: c.get('place'),
    locale: c.get('locale'),
    now: c.get('now'),
    key: c.req.header('idempotency-key'),
    caller: callerOf(c, parts),
  };
  if (handler.kind === 'file') {
    const answered = await parts.performer.performFile(asked);
    if (!answered.ok) return sendRefusal(c, answered.problem);
    const { name, type } = answered.file;
    return c.body('path' in answered.file ? sendFile(answered.file) : answered.file.bytes, 200, {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }
  const performed = await parts.performer.perform(asked);
  return performed.ok ? c.json(performed.output as object) : sendRefusal(c, performed.problem);
}

/** A link to a sensitive download is pressed like any other: the person is asked for the proof and comes back. */
function sendRefusal(c: Context<Http>, problem: Problem): Response {
  const isPressed = c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate';
  return isPressed && problem.code === 'step-up-needed' ? toProof(c) : sendProblem(c, problem);
}

/** Path parameters, query (GET) and JSON body (POST) as one object; the path wins. Undefined when unreadable. */
async function readInput(c: Context<Http>): Promise<Record<string, unknown> | undefined> {
  const { place: _place, ...params } = c.req.param() as Record<string, string>;
  if (c.req.method === 'GET') {
    const { lang: _lang, ...query } = c.req.query();
    return { ...query, ...params };
  }
  const text = await c.req.text();
  if (text === '') return params;
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
    return { ...body, ...params };
  } catch {
    return undefined;
  }
}

/** Takes one file from somebody signed in and gives back its id; a capability decides later what it proves. */
async function takeFile(c: Context<Http>, parts: HttpParts): Promise<Response> {
  const locale = c.get('locale');
  const actor = c.get('actor');
  if (actor.kind !== 'person') return sendProblem(c, platformProblem(401, 'not-signed-in', locale));
  const isTooMuch = await filesByPerson.consume(actorId(actor)).then(
    () => false,
    () => true,
  );
  if (isTooMuch) return sendProblem(c, sheetProblem(429, 'uploads-too-many', locale));
  const form = await c.req.formData().catch(() => undefined);
  const file = form?.get('file');
  if (!(file instanceof File)) return sendProblem(c, platformProblem(400, 'malformed-input', locale));
  const accepted = await acceptFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  if (!accepted) return sendProblem(c, platformProblem(422, 'file-type-unknown', locale));
  const by = { actorId: actorId(actor), now: c.get('now') };
  const fileId = await parts.database.write(c.get('place').tenantId, (tx) => saveFile(tx, accepted, by));
  return c.json({ fileId, name: accepted.name, type: accepted.type });
}
