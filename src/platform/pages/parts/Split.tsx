import type { ReactNode } from 'react';

/** The matter itself, and beside it (below it on phones) what can be done about it. */
export function Split({ children, aside }: { readonly children: ReactNode; readonly aside: ReactNode }) {
  return (
    <div className="split">
      <div className="split-matter">{children}</div>
      <aside className="split-aside">{aside}</aside>
    </div>
  );
}
