import { useId, type ReactNode } from 'react';
import { CardHeading } from './heading-level.ts';
import { Link } from './Link.tsx';

type SectionProps = {
  readonly title: string;
  readonly lede?: ReactNode;
  readonly more?: { readonly text: string; readonly to: string };
  readonly children: ReactNode;
};

/** A part of a page under its own heading, with one way to more of the same. */
export function Section({ title, lede, more, children }: SectionProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {more && <Link to={more.to}>{more.text}</Link>}
      </div>
      {lede && <p className="section-lede">{lede}</p>}
      <CardHeading value="h3">{children}</CardHeading>
    </section>
  );
}
