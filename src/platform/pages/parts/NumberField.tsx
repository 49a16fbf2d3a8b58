import { use } from 'react';
import type { Locale } from '../../../kernel/words.ts';
import { words } from '../words.ts';
import { Field } from './Field.tsx';
import { FrameContext } from './frame-context.ts';
import { describedBy, useField, type FieldProps } from './use-field.ts';

type NumberFieldProps = FieldProps & {
  readonly value?: number;
  readonly min?: number;
  readonly max?: number;
  /** The word people count with, behind the number. */
  readonly unit?: string;
};

/**
 * A whole number. It is a text field with the keypad of numbers: a number field of the browser would drop what it
 * does not understand, and change by a turn of the wheel.
 */
export function NumberField(props: NumberFieldProps) {
  const { name, label, value, required, min, max, unit } = props;
  const { locale } = use(FrameContext);
  const state = useField(props);
  const hint = [props.hint, boundsText(locale, min, max)].filter(Boolean).join(' ') || undefined;
  return (
    <Field state={state} label={label} hint={hint} required={required}>
      <span className="with-unit">
        <input
          id={state.id}
          name={name}
          type="text"
          inputMode="numeric"
          pattern="[0-9]*"
          autoComplete="off"
          defaultValue={state.typed ?? value}
          required={required}
          {...describedBy(state, hint !== undefined)}
        />
        {unit && <span>{unit}</span>}
      </span>
    </Field>
  );
}

function boundsText(locale: Locale, min: number | undefined, max: number | undefined): string {
  const t = words[locale].form;
  if (min !== undefined && max !== undefined) return t.range(min, max);
  if (min !== undefined && min > 1) return t.atLeast(min);
  return max === undefined ? '' : t.atMost(max);
}
