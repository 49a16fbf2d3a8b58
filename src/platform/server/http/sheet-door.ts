import type { Context, Hono } from 'hono';
import { actorId } from '../../../kernel/actor.ts';
import { newId } from '../ids.ts';
import { platformProblem, sheetProblem } from '../problem.ts';
import { LIMITS } from '../sheets/limits.ts';
import { removeSheet } from '../sheets/sheet-folder.ts';
import { Unreadable } from '../sheets/trouble.ts';
import type { SheetTrouble } from '../sheets/trouble-words.ts';
import { hasTooManyUploads, receiveSheet, saveUpload } from '../sheets/uploads.ts';
import { sendProblem, type Http, type HttpParts } from './context.ts';

/**
 * Takes one sheet as the bare body of a request, straight to the disk, and gives back its id. Its name comes in a
 * header, percent-encoded. What is to become of it is said to the route of an import within the hour.
 */
export function mountSheetDoor(app: Hono<Http>, parts: HttpParts): void {
  app.post('/:place/api/sheets', (c) => takeSheet(c as Context<Http>, parts));
}

async function takeSheet(c: Context<Http>, parts: HttpParts): Promise<Response> {
  const [locale, actor] = [c.get('locale'), c.get('actor')];
  const refuseWith = (status: 422 | 429, trouble: SheetTrouble) => {
    // What was not read yet is not wanted any more, so the line is not kept.
    c.header('connection', 'close');
    return sendProblem(c, sheetProblem(status, trouble, locale));
  };
  if (actor.kind !== 'person') return sendProblem(c, platformProblem(401, 'not-signed-in', locale));
  if (actor.grants.length === 0) return sendProblem(c, platformProblem(403, 'role-missing', locale));
  if (Number(c.req.header('content-length') ?? 0) > LIMITS.uploadBytes) return refuseWith(422, 'sheet-too-large');
  const { tenantId } = c.get('place');
  const by = { actorId: actorId(actor), now: c.get('now') };
  const isFull = await parts.database.read(tenantId, (tx) => hasTooManyUploads(tx, by.actorId, by.now));
  if (isFull) return refuseWith(429, 'uploads-too-many');
  const content = c.req.raw.body;
  if (!content) return refuseWith(422, 'sheet-empty');
  const id = newId();
  try {
    const received = await receiveSheet(id, content);
    const upload = { ...received, id, name: nameOf(c) };
    await parts.database.write(tenantId, (tx) => saveUpload(tx, upload, by));
    return c.json({ uploadId: id, kind: upload.kind, sizeBytes: upload.sizeBytes });
  } catch (error) {
    await removeSheet('uploads', id);
    if (error instanceof Unreadable) return refuseWith(422, error.code);
    // A line that broke is not our fault, and nobody is there to read an answer.
    if (c.req.raw.signal.aborted) return refuseWith(422, 'upload-unfinished');
    throw error;
  }
}

function nameOf(c: Context<Http>): string {
  const header = c.req.header('x-file-name') ?? '';
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
