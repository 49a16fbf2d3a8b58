import { createHmac } from 'node:crypto';

const TIMEOUT_MS = 10_000;

export type SignedPost = {
  readonly url: string;
  readonly key: string;
  /** The same for every try of the same message, so that the receiver can tell a repetition. */
  readonly id: string;
  readonly body: unknown;
};

/** `HMAC-SHA256(key, "<seconds>.<body>")` in hex: what a receiver computes anew and compares. */
export function signatureOf(key: string, seconds: number, body: string): string {
  return createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex');
}

/**
 * Posts JSON that its receiver can prove to be ours and new: it carries an id, the time and a signature over both.
 * Follows no redirect, waits ten seconds at most, and throws when the answer is not a success.
 */
export async function postSigned({ url, key, id, body }: SignedPost): Promise<void> {
  const text = JSON.stringify(body);
  const seconds = Math.floor(Date.now() / 1000);
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      'content-type': 'application/json',
      'tongxin-id': id,
      'tongxin-time': String(seconds),
      'tongxin-signature': signatureOf(key, seconds, text),
    },
    body: text,
  });
  // What it says is of no use here and may be long.
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`The receiver answered ${answer.status}.`);
}
