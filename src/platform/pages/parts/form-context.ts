import { createContext } from 'react';
import type { FormTrouble } from '../page.ts';

/** Which form a field stands in. `trouble` is there only if it was this very form that was not accepted. */
export type FormHint = { readonly idPrefix: string; readonly trouble?: FormTrouble };

/** Null outside a form made by `PostForm`. */
export const FormContext = createContext<FormHint | null>(null);

/** A field's name as the paths of wrong places are written: `lines[0].amount` → `lines.0.amount`. */
export function pathOfField(name: string): string {
  return name.replace(/\[\]$/, '').replace(/\[(\d+)\]/g, '.$1');
}

export function idOfField(idPrefix: string, name: string): string {
  return `${idPrefix}-${pathOfField(name).replaceAll('.', '-')}`;
}
