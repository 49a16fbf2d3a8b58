import { use, type ReactNode } from 'react';
import { words } from '../words.ts';
import { FrameContext } from './frame-context.ts';
import type { FieldState } from './use-field.ts';

type FieldFrameProps = {
  readonly state: FieldState;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly children: ReactNode;
};

/** Label, hint, control and what is wrong, in the order in which they are read. */
export function Field({ state, label, hint, required = false, children }: FieldFrameProps) {
  const { locale } = use(FrameContext);
  return (
    <div className={state.error ? 'field field-wrong' : 'field'}>
      <label htmlFor={state.id}>
        {label}
        {!required && <small>{words[locale].form.optional}</small>}
      </label>
      {hint && (
        <p className="field-hint" id={`${state.id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FieldError state={state} />
    </div>
  );
}

export function FieldError({ state }: { readonly state: FieldState }) {
  if (!state.error) return null;
  return (
    <p className="field-error" id={`${state.id}-error`}>
      {state.error}
    </p>
  );
}
