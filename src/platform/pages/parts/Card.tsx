import { use, type ReactNode } from 'react';
import { CardHeading } from './heading-level.ts';
import { Link } from './Link.tsx';

type CardProps = {
  /** A `Tag`. */
  readonly tag?: ReactNode;
  readonly title?: string;
  /** Where the title leads. */
  readonly to?: string;
  /** A number by which the matter is known, beside the title. */
  readonly number?: string;
  readonly meta?: ReactNode;
  readonly children?: ReactNode;
  /** One button or link, at the foot. */
  readonly action?: ReactNode;
};

/** One thing on its own paper. Alone it takes the whole width; within `Cards` it shares it. */
export function Card({ tag, title, to, number, meta, children, action }: CardProps) {
  const level = use(CardHeading);
  const heading = to ? <Link to={to}>{title}</Link> : title;
  return (
    <article className="card">
      {(tag || title || number) && (
        <header className="card-head">
          {tag}
          {title && (level === 'h2' ? <h2>{heading}</h2> : <h3>{heading}</h3>)}
          {number && <span className="number">{number}</span>}
        </header>
      )}
      {meta && <p className="meta">{meta}</p>}
      {children}
      {action && <div className="card-action">{action}</div>}
    </article>
  );
}
