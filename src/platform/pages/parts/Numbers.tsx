import { Link } from './Link.tsx';

export type NumberItem = {
  /** As it is shown: `countText` or `hoursText`. */
  readonly value: string;
  readonly unit: string;
  readonly label: string;
  /** Where the number opens down to its rows. */
  readonly to?: string;
};

/** Figures that open. */
export function Numbers({ items }: { readonly items: readonly NumberItem[] }) {
  return (
    <ul className="numbers" role="list">
      {items.map((item) => (
        <li key={item.label}>
          <span className="numbers-value">
            {item.value} <small>{item.unit}</small>
          </span>
          {item.to ? <Link to={item.to}>{item.label}</Link> : <span className="numbers-label">{item.label}</span>}
        </li>
      ))}
    </ul>
  );
}
