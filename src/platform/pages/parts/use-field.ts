import { use } from 'react';
import type { FormTrouble } from '../page.ts';
import { FormContext, idOfField, pathOfField } from './form-context.ts';

/** What every field is told. */
export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** May be left out inside a `PostForm` that was given it. */
  readonly trouble?: FormTrouble;
  readonly required?: boolean;
};

export type FieldState = {
  readonly id: string;
  readonly error: string | undefined;
  /** What the visitor typed before the form was refused; undefined when it was not this form. */
  readonly typed: string | undefined;
  readonly isTroubled: boolean;
};

/** The id of a field, what is wrong with it, and what was typed into it. */
export function useField({ name, trouble }: Pick<FieldProps, 'name' | 'trouble'>): FieldState {
  const form = use(FormContext);
  const own = form ? form.trouble : trouble;
  return {
    id: idOfField(form?.idPrefix ?? 'field', name),
    error: own?.fields[pathOfField(name)],
    typed: own?.values[name],
    isTroubled: own !== undefined,
  };
}

/** Ties the hint and the error to the control, for those who hear the page. */
export function describedBy(state: FieldState, hasHint: boolean) {
  const ids = [...(hasHint ? [`${state.id}-hint`] : []), ...(state.error ? [`${state.id}-error`] : [])];
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': state.error ? (true as const) : undefined,
  };
}
