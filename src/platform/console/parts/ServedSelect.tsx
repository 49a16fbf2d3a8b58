import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Origin } from '../../../kernel/origin.ts';
import { originText, readOrigin, useServed } from '../served.ts';

type ServedSelectProps = {
  readonly id?: string;
  /** Who asks, as the doors name it: `need`, `activity`. */
  readonly asker: string;
  readonly value?: Origin;
  readonly onChange?: (origin: Origin | undefined) => void;
};

/** Which matter elsewhere the new one serves, for `Form.Item`: chosen by its words, never typed as an id. */
export function ServedSelect({ id, asker, value, onChange }: ServedSelectProps): ReactNode {
  // What it stood on at first stays among the choices, whatever is chosen later.
  const [first] = useState(value);
  const options = useServed(asker, first).map(({ origin, text }) => ({ value: originText(origin), label: text }));
  const isKnown = value !== undefined && options.some((option) => option.value === originText(value));
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      value={isKnown ? originText(value) : undefined}
      onChange={(text: string | undefined) => onChange?.(text === undefined ? undefined : readOrigin(text))}
    />
  );
}
