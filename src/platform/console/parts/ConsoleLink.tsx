import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { destination } from '../use-address.ts';

type ConsoleLinkProps = {
  /** An address within the console: `/needs/018f…`, `/commitments?state=reported`. */
  readonly to: string;
  readonly children: ReactNode;
  /** Drawn as a button: red for the one thing to do, outlined otherwise. */
  readonly as?: 'main' | 'quiet';
  /** Marked as where one is only at this address, not at those below it. */
  readonly isExact?: boolean;
};

export function ConsoleLink({ to, children, as, isExact = false }: ConsoleLinkProps): ReactNode {
  return (
    <Link
      {...destination(to)}
      activeOptions={{ exact: isExact, includeSearch: !isExact }}
      className={as ? `button-link ${as}` : undefined}
    >
      {children}
    </Link>
  );
}
