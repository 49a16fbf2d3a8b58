import type { ReactNode } from 'react';
import { ConsoleLink } from './ConsoleLink.tsx';

export type FigureShown = {
  readonly label: string;
  /** Already written for reading: `1,284`, `4.2`. */
  readonly value: string;
  readonly unit: string;
  /** Where the number opens. */
  readonly to?: string;
};

/** Figures side by side, each with its unit and a way to open it. */
export function Numbers({ items }: { readonly items: readonly FigureShown[] }): ReactNode {
  return (
    <dl className="numbers">
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.to ? <ConsoleLink to={item.to}>{item.label}</ConsoleLink> : item.label}</dt>
          <dd>
            {item.value} <span>{item.unit}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
