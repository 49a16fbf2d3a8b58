import { useEffect, useRef, type ReactNode } from 'react';
import { takeHeadingFocus } from '../heading-focus.ts';
import { locale } from '../language.ts';
import { words } from '../words.ts';

type ScreenHeadProps = {
  readonly title: string;
  readonly lede?: ReactNode;
  /** A state tag before the title. */
  readonly tag?: ReactNode;
  /** The ledger number or whatever else the thing is known by. */
  readonly number?: string;
  readonly actions?: ReactNode;
};

/** The head of every screen: its heading takes the focus after navigation and names the document. */
export function ScreenHead({ title, lede, tag, number, actions }: ScreenHeadProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${words[locale].product}`;
  }, [title]);
  useEffect(() => {
    if (takeHeadingFocus()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className="screen-head">
      <div className="screen-head-words">
        <div className="screen-head-title">
          {tag}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {number ? <span className="screen-head-number">{number}</span> : null}
        </div>
        {lede ? <p className="lede">{lede}</p> : null}
      </div>
      {actions ? <div className="screen-head-actions">{actions}</div> : null}
    </header>
  );
}
