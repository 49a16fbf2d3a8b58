import type { ReactNode } from 'react';

type SplitProps = {
  readonly children: ReactNode;
  readonly aside: ReactNode;
  /** What is read and reached first; on phones it stands above the other. The aside leads where it holds the step. */
  readonly leads?: 'matter' | 'aside';
};

/** The matter itself, and beside it (above or below it on phones) what can be done about it. */
export function Split({ children, aside, leads = 'matter' }: SplitProps) {
  const matter = <div className="split-matter">{children}</div>;
  const beside = <aside className="split-aside">{aside}</aside>;
  return (
    <div className="split">
      {leads === 'aside' ? beside : matter}
      {leads === 'aside' ? matter : beside}
    </div>
  );
}
