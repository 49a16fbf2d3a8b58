import { civilDateOf, type CivilDate } from '../../../kernel/days.ts';
import type { Knot } from '../../../kernel/thread.ts';
import type { Coverage } from './coverage.ts';
import type { Need } from './model.ts';

/** What the thread says at its knots, in the reader's language. */
export type ThreadWords = {
  readonly listed: string;
  readonly claimed: string;
  readonly done: string;
  readonly closed: string;
  readonly until: (day: CivilDate) => string;
  readonly share: (part: number, whole: number) => string;
  readonly day: (day: CivilDate) => string;
};

/** A need's way from the wall to its closing, as far as the need itself knows it. */
export function needThread(
  need: Pick<Need, 'state' | 'deadlineOn' | 'publishedAt' | 'fulfilledOn'>,
  coverage: Coverage,
  words: ThreadWords,
): readonly Knot[] {
  const reached = [
    need.publishedAt !== null,
    coverage.remaining === 0,
    coverage.fulfilled >= coverage.requested,
    need.state === 'fulfilled',
  ];
  const next = need.state === 'withdrawn' ? -1 : reached.indexOf(false);
  const stateOf = (index: number): Knot['state'] => {
    if (reached[index]) return 'done';
    return index === next ? 'next' : 'to-come';
  };
  const until = words.until(need.deadlineOn);
  const noteOf = (index: number, part: number) => {
    if (stateOf(index) === 'to-come') return '';
    return reached[index]
      ? words.share(part, coverage.requested)
      : `${words.share(part, coverage.requested)} · ${until}`;
  };
  const listedOn = need.publishedAt ? words.day(civilDateOf(need.publishedAt)) : '';
  return [
    { label: words.listed, note: listedOn, state: stateOf(0) },
    { label: words.claimed, note: noteOf(1, coverage.committed), state: stateOf(1) },
    { label: words.done, note: noteOf(2, coverage.fulfilled), state: stateOf(2) },
    { label: words.closed, note: need.fulfilledOn ? words.day(need.fulfilledOn) : '', state: stateOf(3) },
  ];
}
