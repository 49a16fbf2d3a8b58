import { use, type ReactNode } from 'react';
import type { Visit } from '../page.ts';
import { addressIn, FrameContext } from './frame-context.ts';

type LinkProps = {
  /** A path within the place (`/needs`), an anchor, a query, or an address elsewhere. */
  readonly to: string;
  /** May be left out: the page knows its place. */
  readonly visit?: Visit;
  readonly children: ReactNode;
};

/** A link within the place. */
export function Link({ to, visit, children }: LinkProps) {
  const { placeSlug } = use(FrameContext);
  return <a href={addressIn(visit?.place.slug ?? placeSlug, to)}>{children}</a>;
}
