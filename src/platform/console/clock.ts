import type { Instant } from '../../kernel/days.ts';

/** The server writes its moment into the document: what is due and late goes by its clock, not by the machine's. */
const told = Date.parse(document.querySelector<HTMLMetaElement>('meta[name="tongxin-now"]')?.content ?? '');
const offsetMs = Number.isNaN(told) ? 0 : told - Date.now();

export function now(): Instant {
  return new Date(Date.now() + offsetMs).toISOString();
}
