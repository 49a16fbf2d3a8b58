import type { CivilDate } from '../../../kernel/days.ts';
import { Field } from './Field.tsx';
import { describedBy, useField, type FieldProps } from './use-field.ts';

type DateFieldProps = FieldProps & {
  readonly value?: CivilDate;
  readonly min?: CivilDate;
  readonly max?: CivilDate;
};

/** A civil date, `YYYY-MM-DD`. */
export function DateField(props: DateFieldProps) {
  const { name, label, hint, value, required, min, max } = props;
  const state = useField(props);
  return (
    <Field state={state} label={label} hint={hint} required={required}>
      <input
        id={state.id}
        name={name}
        type="date"
        defaultValue={state.typed ?? value}
        required={required}
        min={min}
        max={max}
        {...describedBy(state, hint !== undefined)}
      />
    </Field>
  );
}
