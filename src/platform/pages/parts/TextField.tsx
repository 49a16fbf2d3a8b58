import { Field } from './Field.tsx';
import { describedBy, useField, type FieldProps } from './use-field.ts';

type TextFieldProps = FieldProps & {
  readonly value?: string;
  readonly type?: 'text' | 'tel' | 'email' | 'password' | 'search' | 'url' | 'time' | 'datetime-local';
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email' | 'search';
  readonly maxLength?: number;
  readonly placeholder?: string;
};

/** One line of text. A password is never given back. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, value, required, type = 'text', autoComplete, inputMode, maxLength, placeholder } = props;
  const state = useField(props);
  return (
    <Field state={state} label={label} hint={hint} required={required}>
      <input
        id={state.id}
        name={name}
        type={type}
        defaultValue={type === 'password' ? undefined : (state.typed ?? value)}
        required={required}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={maxLength}
        placeholder={placeholder}
        {...describedBy(state, hint !== undefined)}
      />
    </Field>
  );
}
