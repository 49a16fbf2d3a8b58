import { LOOKUP_SIGNS } from '../domain/model.ts';

const SIGNS = 10;

/** A new code for the sender: fifty bits of chance in signs that are not mistaken for each other. */
export function newLookupCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SIGNS));
  return [...bytes].map((byte) => LOOKUP_SIGNS[byte % LOOKUP_SIGNS.length]).join('');
}
