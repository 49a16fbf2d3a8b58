import { civilDateOf, type CivilDate } from '../../../kernel/days.ts';
import type { Knot } from '../../../kernel/thread.ts';
import { lastFollowUp, standingSince, waitingFor } from './due.ts';
import { recordedAmount, type Commitment, type StepAction } from './model.ts';

/** The words the thread is told in; every one comes from the messages. */
export type ThreadWords = {
  readonly clause: string;
  readonly need: string;
  readonly claim: string;
  readonly promise: string;
  readonly work: string;
  readonly report: string;
  readonly acceptance: string;
  readonly closing: string;
  readonly reopening: string;
  readonly followUp: string;
  readonly release: string;
  readonly decline: string;
  readonly answerClaim: string;
  /** Joins a day and what happened where; either may be empty. */
  readonly note: (day: string, place: string) => string;
  readonly until: (day: string) => string;
  readonly late: (day: string) => string;
  readonly kept: (amount: number, unit: string) => string;
  readonly papers: (count: number) => string;
};

/** In which words, for which day, and how the two organisations are called in short. */
export type ThreadTelling = {
  readonly words: ThreadWords;
  readonly today: CivilDate;
  readonly providerName: string;
  readonly requesterName: string;
};

/** `06-25` within this year, `2022-06-25` otherwise. */
function dayText(day: CivilDate, today: CivilDate): string {
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}

function lastOf(commitment: Commitment, action: StepAction, cycle: number): CivilDate | null {
  const step = commitment.steps.findLast((each) => each.action === action && each.cycle === cycle);
  return step ? civilDateOf(step.at) : null;
}

function done(label: string, note: string): Knot {
  return { label, note, state: 'done' };
}

/** Where it came from: a clause, a need, and the claim or the promise itself. */
function beginning(commitment: Commitment, telling: ThreadTelling): Knot[] {
  const { words, today, providerName, requesterName } = telling;
  const [first] = commitment.steps;
  const day = first ? dayText(civilDateOf(first.at), today) : '';
  const has = (capability: string) => commitment.origins.some((origin) => origin.capability === capability);
  const wasClaimed = first?.action === 'propose';
  const knots: Knot[] = [];
  if (has('agreements')) knots.push(done(words.clause, wasClaimed ? '' : words.note(day, providerName)));
  if (has('three-lists')) knots.push(done(words.need, words.note('', requesterName)));
  if (wasClaimed) knots.push(done(words.claim, words.note(day, providerName)));
  if (knots.length === 0) knots.push(done(words.promise, words.note(day, providerName)));
  return knots;
}

/** Each closing that did not hold, with the day on which the matter was taken up again. */
function earlierCycles(commitment: Commitment, { words, today }: ThreadTelling): Knot[] {
  return commitment.steps
    .filter((step) => step.action === 'reopen')
    .flatMap((reopening) => {
      const closed = lastOf(commitment, 'close-out', reopening.cycle - 1);
      const note = (day: CivilDate | null) => (day ? dayText(day, today) : '');
      return [done(words.closing, note(closed)), done(words.reopening, note(civilDateOf(reopening.at)))];
    });
}

type Stretch = { readonly label: string; readonly note: string };

/** The stretch from work to follow-up with the days on which each part of it was done in this cycle. */
function stretchesOf(commitment: Commitment, { words, today }: ThreadTelling): readonly Stretch[] {
  const { cycle, quantity } = commitment;
  const on = (action: StepAction) => lastOf(commitment, action, cycle);
  const kept = recordedAmount(commitment);
  const papers = commitment.evidence.filter((evidence) => evidence.cycle === cycle).length;
  const tell = (day: CivilDate | null, place = '') => words.note(day ? dayText(day, today) : '', place);
  const work = {
    label: words.work,
    note: tell(on('start') ?? on('reopen'), kept > 0 ? words.kept(kept, quantity.unit) : ''),
  };
  return [
    ...(cycle === 1 ? [work] : []),
    { label: words.report, note: tell(on('report-done'), papers > 0 ? words.papers(papers) : '') },
    { label: words.acceptance, note: tell(on('accept')) },
    { label: words.closing, note: tell(on('close-out')) },
    { label: words.followUp, note: tell(on('follow-up')) },
  ];
}

/** How many stretches, counted from the last one, are not done yet. */
function stretchesLeft(commitment: Commitment): number {
  const left = {
    proposed: 5,
    committed: 5,
    'in-progress': 4,
    reopened: 4,
    reported: 3,
    accepted: 2,
    closed: lastFollowUp(commitment) ? 0 : 1,
    released: 0,
    declined: 0,
  };
  return left[commitment.state];
}

/** The knot of a matter that will go no further. */
function ending(commitment: Commitment, { words, today }: ThreadTelling): Knot {
  const label = commitment.state === 'released' ? words.release : words.decline;
  return done(label, words.note(dayText(standingSince(commitment), today), ''));
}

/**
 * The red thread of a commitment, from where it came to the second look after closing. What was done carries its day
 * and place, the one step waited for its due day.
 */
export function threadOf(commitment: Commitment, telling: ThreadTelling): readonly Knot[] {
  const { words, today } = telling;
  const past = [...beginning(commitment, telling), ...earlierCycles(commitment, telling)];
  const stretches = stretchesOf(commitment, telling);
  if (commitment.state === 'declined') return [...past, ending(commitment, telling)];
  if (commitment.state === 'released') {
    const worked = lastOf(commitment, 'start', 1) && commitment.cycle === 1 ? stretches.slice(0, 1) : [];
    return [...past, ...worked.map(({ label, note }) => done(label, note)), ending(commitment, telling)];
  }
  const waiting = waitingFor(commitment);
  const dueOn = waiting?.dueOn;
  const dueNote = dueOn ? (dueOn < today ? words.late : words.until)(dayText(dueOn, today)) : '';
  const waits = commitment.state === 'proposed';
  if (waits) past.push({ label: words.answerClaim, note: dueNote, state: 'next' });
  const doneCount = stretches.length - stretchesLeft(commitment);
  const rest = stretches.map(({ label, note }, index): Knot => {
    if (index < doneCount) return done(label, note);
    return index === doneCount && !waits
      ? { label, note: dueNote, state: 'next' }
      : { label, note: '', state: 'to-come' };
  });
  if (waiting?.action === 'reopen') rest.push({ label: words.reopening, note: dueNote, state: 'next' });
  return [...past, ...rest];
}
