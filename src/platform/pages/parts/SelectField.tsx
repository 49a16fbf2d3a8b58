import { use } from 'react';
import { words } from '../words.ts';
import { Field } from './Field.tsx';
import { FrameContext } from './frame-context.ts';
import { describedBy, useField, type FieldProps } from './use-field.ts';

type SelectFieldProps = FieldProps & {
  readonly value?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** One of several, chosen from a list. Nothing is chosen beforehand unless `value` says so. */
export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, value, required, options } = props;
  const { locale } = use(FrameContext);
  const state = useField(props);
  return (
    <Field state={state} label={label} hint={hint} required={required}>
      <select
        id={state.id}
        name={name}
        defaultValue={state.typed ?? value ?? ''}
        required={required}
        {...describedBy(state, hint !== undefined)}
      >
        <option value="">{words[locale].form.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
