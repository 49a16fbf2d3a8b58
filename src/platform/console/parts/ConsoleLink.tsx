import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { destination } from '../use-address.ts';

type ConsoleLinkProps = {
  /** An address within the console: `/needs/018f…`, `/commitments?state=reported`. */
  readonly to: string;
  readonly children: ReactNode;
  /** Drawn as a button: red for the one thing to do, outlined otherwise. */
  readonly as?: 'main' | 'quiet';
};

export function ConsoleLink({ to, children, as }: ConsoleLinkProps): ReactNode {
  return (
    <Link {...destination(to)} className={as ? `button-link ${as}` : undefined}>
      {children}
    </Link>
  );
}
