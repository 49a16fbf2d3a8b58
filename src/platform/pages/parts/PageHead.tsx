import { use, type ReactNode } from 'react';
import { words } from '../words.ts';
import { FrameContext } from './frame-context.ts';
import { Link } from './Link.tsx';

type PageHeadProps = {
  /** A `Tag`. */
  readonly tag?: ReactNode;
  readonly title: string;
  readonly lede?: ReactNode;
  /** The number by which the matter is known, e.g. its ledger number. */
  readonly number?: string;
  /** The list this page belongs to. */
  readonly back?: { readonly text: string; readonly to: string };
  /** One of the visitor's own pages: the way back leads to the list of them. */
  readonly isOwn?: boolean;
  /** Buttons. */
  readonly children?: ReactNode;
};

/** The head of a page with its one first heading. */
export function PageHead({ tag, title, lede, number, isOwn = false, children, ...rest }: PageHeadProps) {
  const { locale } = use(FrameContext);
  const back = rest.back ?? (isOwn ? { text: words[locale].nav.mine, to: '/my' } : undefined);
  return (
    <header className="page-head">
      {back && (
        <p className="page-back">
          <Link to={back.to}>{back.text}</Link>
        </p>
      )}
      {(tag || number) && (
        <p className="page-marks">
          {tag}
          {number && <span className="number">{number}</span>}
        </p>
      )}
      <h1>{title}</h1>
      {lede && <p className="lede">{lede}</p>}
      {children && <div className="buttons">{children}</div>}
    </header>
  );
}
