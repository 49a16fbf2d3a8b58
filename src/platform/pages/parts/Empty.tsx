import type { ReactNode } from 'react';
import { Mark } from './Mark.tsx';

/** Nothing is here, and why that is so or what to do. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <Mark />
      <p className="empty-title">{title}</p>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  );
}
