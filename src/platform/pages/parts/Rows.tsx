import type { ReactNode } from 'react';

/** Things one below the other on one paper, each a `Row`. */
export function Rows({ children }: { readonly children: ReactNode }) {
  return (
    <ul className="rows" role="list">
      {children}
    </ul>
  );
}
