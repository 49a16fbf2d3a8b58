import type { ReactNode } from 'react';

/** Several buttons in one row that wraps. */
export function Buttons({ children }: { readonly children: ReactNode }) {
  return <div className="buttons">{children}</div>;
}
