import type { z } from 'zod';
import type { OutputOf, Route } from '../../kernel/contract.ts';
import { fillPath, queryOf } from './fill-path.ts';
import { locale } from './language.ts';
import { newId } from './new-id.ts';
import { placeAddress } from './place.ts';
import { askForProof } from './proof.ts';
import { Problem, type ProblemField } from './problem.ts';
import { words } from './words.ts';

export type AnyRoute = Route<z.ZodObject, z.ZodType, string>;
export type Sent<R extends AnyRoute> = z.input<R['input']>;

/**
 * Calls a route of a contract. Throws a `Problem` when it is refused or not reached. A write carries a key of its own;
 * hand in the key of an earlier try to repeat that one instead of acting twice.
 */
export async function call<R extends AnyRoute>(route: R, input: Sent<R>, key: string = newId()): Promise<OutputOf<R>> {
  const { path, rest } = fillPath(route.path, input as Record<string, unknown>);
  const address = placeAddress(`/api${path}`);
  if (route.method === 'GET') return ask<OutputOf<R>>(address + queryOf(rest), { method: 'GET' });
  return ask<OutputOf<R>>(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify(rest),
  });
}

/** Sends one file as it is; what comes back is the id under which evidence can name it. */
export async function uploadFile(file: File): Promise<{ readonly fileId: string }> {
  const body = new FormData();
  body.append('file', file);
  return ask(placeAddress('/api/files'), { method: 'POST', headers: { 'Idempotency-Key': newId() }, body });
}

/** Sends one sheet as it is, for an import. Its kind is told by its bytes; the name only helps people. */
export async function uploadSheet(file: File): Promise<{ readonly fileId: string }> {
  const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) };
  const { uploadId } = await ask<{ uploadId: string }>(placeAddress('/api/sheets'), {
    method: 'POST',
    headers,
    body: file,
  });
  return { fileId: uploadId };
}

/**
 * Lets the browser save a file of the server. What needs a fresh proof asks for it here first: a link that is simply
 * followed would lead away from the console. The first answer is only looked at and dropped; the browser then fetches
 * the file itself, however large it is.
 */
export async function saveFile(address: string): Promise<void> {
  const looking = new AbortController();
  const looked = await fetch(address, { credentials: 'same-origin', signal: looking.signal }).catch(() => undefined);
  if (looked?.status === 401) return goToSignIn();
  const isAsked = looked?.status === 403 && (await problemOf(looked)).code === 'step-up-needed';
  looking.abort();
  if (isAsked && !(await askForProof())) return;
  window.location.assign(address);
}

async function ask<Answer>(address: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(address, {
    ...init,
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'Accept-Language': locale, ...init.headers },
  }).catch(() => {
    throw new Problem({ status: 0, code: 'not-reached', title: words[locale].problems.notReached });
  });
  if (response.status === 401) return goToSignIn();
  if (!response.ok) {
    const problem = await problemOf(response);
    // Sent again under its key once the person showed who it is: it was refused before anything was done.
    if (problem.code === 'step-up-needed' && (await askForProof())) return ask(address, init);
    throw problem;
  }
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

async function problemOf(response: Response): Promise<Problem> {
  const told = (await response.json().catch(() => ({}))) as {
    title?: string;
    code?: string;
    fields?: readonly ProblemField[];
    requestId?: string;
  };
  return new Problem({
    status: response.status,
    code: told.code ?? 'unknown',
    title: told.title ?? words[locale].problems.ours,
    fields: told.fields,
    requestId: told.requestId,
  });
}

/** The session is over: sign in and come back. The promise stays open so that no screen shows an error meanwhile. */
function goToSignIn(): Promise<never> {
  const { pathname, search } = window.location;
  const next = pathname.slice(pathname.indexOf('/', 1)) + search;
  window.location.assign(placeAddress(`/sign-in?next=${encodeURIComponent(next)}`));
  return new Promise(() => {});
}
