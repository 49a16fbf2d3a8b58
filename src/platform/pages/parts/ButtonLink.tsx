import { use, type ReactNode } from 'react';
import type { Visit } from '../page.ts';
import { addressIn, FrameContext } from './frame-context.ts';

type ButtonLinkProps = {
  readonly to: string;
  /** May be left out: the page knows its place. */
  readonly visit?: Visit;
  /** One `main` per card or row at most: red is for the one thing to do. */
  readonly weight?: 'main' | 'quiet';
  readonly children: ReactNode;
};

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ to, visit, weight = 'quiet', children }: ButtonLinkProps) {
  const { placeSlug } = use(FrameContext);
  return (
    <a className={`button button-${weight}`} href={addressIn(visit?.place.slug ?? placeSlug, to)}>
      {children}
    </a>
  );
}
