import type { ReactNode } from 'react';

/** Cards side by side where there is room, one below the other on phones. */
export function Cards({ children }: { readonly children: ReactNode }) {
  return <div className="cards">{children}</div>;
}
