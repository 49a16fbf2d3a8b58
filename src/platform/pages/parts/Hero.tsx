import type { ReactNode } from 'react';

type HeroProps = {
  /** One string per line. */
  readonly title: readonly string[];
  readonly lede: ReactNode;
  /** Buttons. */
  readonly children?: ReactNode;
  /** What stands beside it, e.g. `Numbers`. */
  readonly aside?: ReactNode;
};

/** The opening of the home page. */
export function Hero({ title, lede, children, aside }: HeroProps) {
  return (
    <header className="hero">
      <div>
        <h1>
          {title.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </h1>
        <p className="lede">{lede}</p>
        {children && <div className="buttons">{children}</div>}
      </div>
      {aside}
    </header>
  );
}
