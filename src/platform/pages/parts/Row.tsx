import type { ReactNode } from 'react';
import { Link } from './Link.tsx';

type RowProps = {
  /** A `Tag`. */
  readonly tag?: ReactNode;
  readonly title: string;
  readonly to?: string;
  readonly meta?: ReactNode;
  /** When: a day, or how long there is. */
  readonly due?: ReactNode;
  readonly isLate?: boolean;
  /** One button or form. */
  readonly action?: ReactNode;
};

/** One line of `Rows`: how it stands, what it is, when, and one step. */
export function Row({ tag, title, to, meta, due, isLate = false, action }: RowProps) {
  return (
    <li className="row">
      {tag && <div className="row-tag">{tag}</div>}
      <div className="row-matter">
        <strong>{to ? <Link to={to}>{title}</Link> : title}</strong>
        {meta && <p className="meta">{meta}</p>}
      </div>
      {due && <div className={isLate ? 'row-due is-late' : 'row-due'}>{due}</div>}
      {action && <div className="row-action">{action}</div>}
    </li>
  );
}
