import type { ReactNode } from 'react';
import type { Knot } from '../../../kernel/thread.ts';
import { locale } from '../language.ts';
import { words } from '../words.ts';
import { ConsoleLink } from './ConsoleLink.tsx';

/** More knots than this do not fit side by side, so the thread hangs down on every width. */
const MOST_SIDE_BY_SIDE = 9;

type ThreadProps = { readonly knots: readonly Knot[]; readonly label?: string };

/**
 * The red thread of a matter: what has happened, the one step waited for, what is to come. Drawn by the pages' own
 * stylesheet, which the app brings in.
 */
export function Thread({ knots, label }: ThreadProps): ReactNode {
  return (
    <div className="thread-room">
      <ol className={knots.length > MOST_SIDE_BY_SIDE ? 'thread thread-hanging' : 'thread'} aria-label={label}>
        {knots.map((knot, index) => (
          <KnotItem key={index} knot={knot} isBeforeToCome={knots[index + 1]?.state === 'to-come'} />
        ))}
      </ol>
    </div>
  );
}

type KnotItemProps = { readonly knot: Knot; readonly isBeforeToCome: boolean };

function KnotItem({ knot, isBeforeToCome }: KnotItemProps): ReactNode {
  return (
    <li
      className={`knot knot-${knot.state}${isBeforeToCome ? ' knot-before-to-come' : ''}`}
      aria-current={knot.state === 'next' ? 'step' : undefined}
    >
      <span className="only-read">{words[locale].thread[knot.state]}: </span>
      <span className="knot-label">{knot.to ? <ConsoleLink to={knot.to}>{knot.label}</ConsoleLink> : knot.label}</span>
      {knot.note ? <span className="knot-note">{knot.note}</span> : null}
    </li>
  );
}
