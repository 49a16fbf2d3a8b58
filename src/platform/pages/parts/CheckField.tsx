import { FieldError } from './Field.tsx';
import { describedBy, useField, type FieldProps } from './use-field.ts';

type CheckFieldProps = FieldProps & {
  /** What is sent when it is ticked; nothing is sent when it is not. */
  readonly value?: string;
  readonly isChecked?: boolean;
};

/** Yes or no. Give several the same name ending in `[]` to make a list of what was ticked. */
export function CheckField(props: CheckFieldProps) {
  const { name, label, hint, value = 'true', isChecked = false, required } = props;
  const state = useField(props);
  // Ticked boxes that share a name come back as one text, a line for each.
  const isTyped = state.typed?.split('\n').includes(value) ?? false;
  const id = name.endsWith('[]') ? `${state.id}-${value}` : state.id;
  return (
    <div className={state.error ? 'field field-wrong' : 'field'}>
      <label className="choice" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={state.isTroubled ? isTyped : isChecked}
          required={required}
          {...describedBy(state, hint !== undefined)}
        />
        {label}
      </label>
      {hint && (
        <p className="field-hint" id={`${state.id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError state={state} />
    </div>
  );
}
