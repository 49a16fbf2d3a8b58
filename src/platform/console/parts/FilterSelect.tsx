import { Select } from 'antd';
import type { ReactNode } from 'react';

type FilterSelectProps = {
  readonly label: string;
  readonly value: string;
  readonly options: { value: string; label: string }[];
  readonly onChange: (value: string) => void;
};

/** One choice of a `filter-bar`: its label stands above it and is its name. */
export function FilterSelect({ label, ...rest }: FilterSelectProps): ReactNode {
  return (
    <label>
      <span>{label}</span>
      <Select aria-label={label} popupMatchSelectWidth={false} {...rest} />
    </label>
  );
}
