import { use } from 'react';
import type { Knot } from '../../../kernel/thread.ts';
import { words } from '../words.ts';
import { addressIn, FrameContext } from './frame-context.ts';

/** More knots than this do not fit side by side, so the thread hangs down on every width. */
const MOST_SIDE_BY_SIDE = 9;

type ThreadProps = {
  readonly knots: readonly Knot[];
  /** What the thread is about, for those who hear the page. */
  readonly label: string;
};

/** The red thread: a matter from promise to proof. Read aloud it is an ordered list with the states in words. */
export function Thread({ knots, label }: ThreadProps) {
  const shape = knots.length > MOST_SIDE_BY_SIDE ? 'thread thread-hanging' : 'thread';
  return (
    <div className="thread-room">
      <ol className={shape} role="list" aria-label={label}>
        {knots.map((knot, index) => (
          <KnotItem key={index} knot={knot} isBeforeToCome={knots[index + 1]?.state === 'to-come'} />
        ))}
      </ol>
    </div>
  );
}

type KnotItemProps = {
  readonly knot: Knot;
  /** The stretch of thread behind this knot leads to one that is still to come. */
  readonly isBeforeToCome: boolean;
};

function KnotItem({ knot, isBeforeToCome }: KnotItemProps) {
  const { locale, placeSlug } = use(FrameContext);
  const shape = `knot knot-${knot.state}${isBeforeToCome ? ' knot-before-to-come' : ''}`;
  return (
    <li className={shape} aria-current={knot.state === 'next' ? 'step' : undefined}>
      <span className="for-ears">{words[locale].knot[knot.state]}: </span>
      <span className="knot-label">
        {knot.to ? <a href={addressIn(placeSlug, knot.to)}>{knot.label}</a> : knot.label}
      </span>
      {knot.note && <span className="knot-note">{knot.note}</span>}
    </li>
  );
}
