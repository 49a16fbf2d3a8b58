import { Field } from './Field.tsx';
import { describedBy, useField, type FieldProps } from './use-field.ts';

type TextAreaProps = FieldProps & {
  readonly value?: string;
  readonly rows?: number;
  readonly maxLength?: number;
};

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { name, label, hint, value, required, rows = 4, maxLength } = props;
  const state = useField(props);
  return (
    <Field state={state} label={label} hint={hint} required={required}>
      <textarea
        id={state.id}
        name={name}
        rows={rows}
        defaultValue={state.typed ?? value}
        required={required}
        maxLength={maxLength}
        {...describedBy(state, hint !== undefined)}
      />
    </Field>
  );
}
