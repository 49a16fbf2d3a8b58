import type { Json } from './model.ts';

/**
 * JSON in the one form that can be hashed (RFC 8785, JCS): names in the order of their UTF-16 units, no blanks. Numbers
 * here are whole, so that ECMAScript's own writing of them is the standard's.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((each: Json) => canonicalJson(each)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = value as { readonly [name: string]: Json };
  const parts = Object.keys(fields)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(fields[name] ?? null)}`);
  return `{${parts.join(',')}}`;
}
