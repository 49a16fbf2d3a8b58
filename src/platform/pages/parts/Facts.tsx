import type { ReactNode } from 'react';

type FactsProps = {
  readonly items: readonly { readonly term: string; readonly description: ReactNode }[];
};

/** What is known of a thing, each with its name. An item without a description is left out. */
export function Facts({ items }: FactsProps) {
  const known = items.filter(
    (item) => item.description !== undefined && item.description !== null && item.description !== '',
  );
  return (
    <dl className="facts">
      {known.map(({ term, description }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{description}</dd>
        </div>
      ))}
    </dl>
  );
}
