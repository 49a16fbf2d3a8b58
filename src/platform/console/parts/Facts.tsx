import type { ReactNode } from 'react';

type FactsProps = { readonly items: readonly { readonly term: string; readonly description: ReactNode }[] };

/** Terms and what is known of them. Items without a description are left out. */
export function Facts({ items }: FactsProps): ReactNode {
  return (
    <dl className="facts">
      {items
        .filter((item) => item.description !== null && item.description !== undefined && item.description !== '')
        .map((item) => (
          <div key={item.term}>
            <dt>{item.term}</dt>
            <dd>{item.description}</dd>
          </div>
        ))}
    </dl>
  );
}
