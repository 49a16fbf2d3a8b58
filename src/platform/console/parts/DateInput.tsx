import { Input } from 'antd';
import type { ReactNode } from 'react';
import { civilDateOf, clockTimeOf, instantAt, type CivilDate, type Instant } from '../../../kernel/days.ts';

type ValueProps<Value> = {
  readonly id?: string;
  readonly value?: Value;
  readonly onChange?: (value: Value | undefined) => void;
  readonly 'aria-required'?: boolean | 'true' | 'false';
};

/** A civil date for `Form.Item`, as text. The browser's own field: phones bring up the wheel people know. */
export function DateInput({ value, onChange, ...rest }: ValueProps<CivilDate> & DateRange): ReactNode {
  return (
    <Input
      {...rest}
      type="date"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value || undefined)}
    />
  );
}

type DateRange = { readonly min?: CivilDate; readonly max?: CivilDate };

/** A moment for `Form.Item`: typed as the clock in China shows it, given on as an instant. */
export function MomentInput({ value, onChange, ...rest }: ValueProps<Instant>): ReactNode {
  const shown = value ? `${civilDateOf(value)}T${clockTimeOf(value)}` : '';
  const change = (text: string): void => {
    const [date, clock] = text.split('T');
    onChange?.(date && clock ? instantAt(date, clock.slice(0, 5)) : undefined);
  };
  return <Input {...rest} type="datetime-local" value={shown} onChange={(event) => change(event.target.value)} />;
}
