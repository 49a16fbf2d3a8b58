import { Field } from './Field.tsx';
import { describedBy, useField, type FieldProps } from './use-field.ts';

type FileFieldProps = FieldProps & {
  /** Kinds of files, as in `image/*,application/pdf`. */
  readonly accept?: string;
};

/** A file; its form needs `hasFiles`. Browsers do not let a page give a chosen file back. */
export function FileField(props: FileFieldProps) {
  const { name, label, hint, required, accept } = props;
  const state = useField(props);
  return (
    <Field state={state} label={label} hint={hint} required={required}>
      <input
        id={state.id}
        name={name}
        type="file"
        accept={accept}
        required={required}
        {...describedBy(state, hint !== undefined)}
      />
    </Field>
  );
}
