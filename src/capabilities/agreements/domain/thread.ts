import { civilDateOf, type CivilDate } from '../../../kernel/days.ts';
import type { Knot } from '../../../kernel/thread.ts';
import { mainParties, type Agreement, type Clause } from './model.ts';

/** What the thread says at its knots, in the reader's language. */
export type ThreadWords = {
  readonly drafted: string;
  readonly agreed: string;
  readonly agreedBy: (agreed: number, all: number) => string;
  readonly signed: string;
  readonly ended: string;
  readonly terminated: string;
  readonly clause: (no: number, target: string) => string;
  readonly until: (day: CivilDate) => string;
  readonly day: (day: CivilDate) => string;
};

type Course = Pick<Agreement, 'state' | 'signedOn' | 'placeText' | 'endsOn' | 'endedOn'> & {
  readonly parties: readonly Pick<Agreement['parties'][number], 'organisationId' | 'role' | 'agreedAt'>[];
  readonly clauses: readonly Pick<Clause, 'id' | 'no' | 'target' | 'dueOn' | 'tickedAt'>[];
};

type Point = { readonly label: string; readonly note: string; readonly isDone: boolean; readonly to?: string };

/**
 * An agreement's year as one thread: its signature, each clause on the day it is due, its end. The first point that
 * has not happened is the next one, whatever came after it.
 */
export function agreementThread(agreement: Course, words: ThreadWords): readonly Knot[] {
  const points = [...beginning(agreement, words), ...clausePoints(agreement, words), ending(agreement, words)];
  const isOver = agreement.state === 'ended' || agreement.state === 'terminated';
  const next = isOver ? -1 : points.findIndex((point) => !point.isDone);
  return points.map(({ isDone, ...point }, index) => ({
    ...point,
    state: isDone ? 'done' : index === next ? 'next' : 'to-come',
  }));
}

function beginning(agreement: Course, words: ThreadWords): readonly Point[] {
  if (agreement.signedOn) {
    const note = [words.day(agreement.signedOn), agreement.placeText].filter(Boolean).join(' ');
    return [{ label: words.signed, note, isDone: true }];
  }
  const mains = mainParties({ parties: agreement.parties.map((party) => ({ ...party, agreedBy: null })) });
  const agreed = mains.filter((party) => party.agreedAt !== null).length;
  return [
    { label: words.drafted, note: '', isDone: agreement.state !== 'draft' },
    { label: words.agreed, note: words.agreedBy(agreed, mains.length), isDone: agreed === mains.length },
    { label: words.signed, note: '', isDone: false },
  ];
}

function clausePoints(agreement: Course, words: ThreadWords): readonly Point[] {
  const byDay = agreement.clauses.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn) || one.no - other.no);
  return byDay.map((clause) => ({
    label: words.clause(clause.no, `${clause.target.amount} ${clause.target.unit}`),
    note: clause.tickedAt ? words.day(civilDateOf(clause.tickedAt)) : words.until(clause.dueOn),
    isDone: clause.tickedAt !== null,
  }));
}

function ending(agreement: Course, words: ThreadWords): Point {
  const label = agreement.state === 'terminated' ? words.terminated : words.ended;
  const note = agreement.endedOn ? words.day(agreement.endedOn) : words.day(agreement.endsOn);
  return { label, note, isDone: agreement.endedOn !== null };
}
