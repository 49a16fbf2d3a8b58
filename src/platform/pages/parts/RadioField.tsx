import { FieldError } from './Field.tsx';
import { describedBy, useField, type FieldProps } from './use-field.ts';

type RadioFieldProps = FieldProps & {
  readonly value?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** One of few, all of them seen at once. */
export function RadioField(props: RadioFieldProps) {
  const { name, label, hint, value, required, options } = props;
  const state = useField(props);
  const chosen = state.typed ?? value;
  return (
    <fieldset className={state.error ? 'field field-wrong' : 'field'} {...describedBy(state, hint !== undefined)}>
      <legend>{label}</legend>
      {hint && (
        <p className="field-hint" id={`${state.id}-hint`}>
          {hint}
        </p>
      )}
      <div className="choices">
        {options.map((option, index) => (
          <label className="choice" key={option.value}>
            <input
              id={index === 0 ? state.id : `${state.id}-${index}`}
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={chosen === option.value}
              required={required}
            />
            {option.label}
          </label>
        ))}
      </div>
      <FieldError state={state} />
    </fieldset>
  );
}
