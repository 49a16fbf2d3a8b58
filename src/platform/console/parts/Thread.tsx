import type { ReactNode } from 'react';
import type { Knot } from '../../../kernel/thread.ts';
import { locale } from '../language.ts';
import { words } from '../words.ts';
import { ConsoleLink } from './ConsoleLink.tsx';
import './thread.css';

type ThreadProps = { readonly knots: readonly Knot[]; readonly label?: string };

/** The red thread of a matter: what has happened, the one step waited for, what is to come. */
export function Thread({ knots, label }: ThreadProps): ReactNode {
  return (
    <ol className={knots.length > 9 ? 'thread long' : 'thread'} aria-label={label}>
      {knots.map((knot, index) => (
        <li key={index} className={knot.state} aria-current={knot.state === 'next' ? 'step' : undefined}>
          <span className="only-read">{words[locale].thread[knot.state]}: </span>
          {knot.to ? <ConsoleLink to={knot.to}>{knot.label}</ConsoleLink> : knot.label}
          {knot.note ? <small>{knot.note}</small> : null}
        </li>
      ))}
    </ol>
  );
}
