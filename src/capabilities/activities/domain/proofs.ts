import { holds, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';
import type { CivilDate } from '../../../kernel/days.ts';
import { refuse, type Refused } from '../../../kernel/decision.ts';
import type { ServiceRecord } from './model.ts';

/** A proof lists each piece of service; longer records are proved by periods. */
const MOST_RECORDS = 400;

export type Provable = Pick<ServiceRecord, 'id' | 'servedOn' | 'activityTitle' | 'placeText' | 'minutes' | 'grade'>;
export type Period = { readonly from: CivilDate; readonly to: CivilDate };

/** Who recorded proves (VOL-13): a clerk of the organisation that organised and recorded. */
export function mayProve(actor: Actor, recorder: OrganisationRef): boolean {
  return holds(actor, 'clerk', recorder);
}

export type ProofRefusal = 'nothing-to-prove' | 'too-much-for-one-proof';

/**
 * What stands on a proof of these records. Nothing is judged here: each hour was confirmed by a second person of the
 * recording organisation when it was countersigned, so a proof only repeats what that organisation has said already.
 */
export function proofOf(records: readonly Provable[], period: Period | null): Proof | Refused<ProofRefusal> {
  const inOrder = records.toSorted((one, other) => (one.servedOn < other.servedOn ? -1 : 1));
  const [first] = inOrder;
  const last = inOrder.at(-1);
  if (!first || !last) return refuse('nothing-to-prove');
  if (inOrder.length > MOST_RECORDS) return refuse('too-much-for-one-proof', { detail: { most: MOST_RECORDS } });
  const minutesByGrade: Record<string, number> = {};
  for (const { grade, minutes } of inOrder) minutesByGrade[grade] = (minutesByGrade[grade] ?? 0) + minutes;
  return {
    recordIds: inOrder.map((record) => record.id),
    content: {
      text: '',
      title: null,
      period: period ?? { from: first.servedOn, to: last.servedOn },
      minutesByGrade,
      services: inOrder.map(({ servedOn, activityTitle, placeText, minutes }) => ({
        on: servedOn,
        title: activityTitle,
        placeText,
        minutes,
      })),
    },
  };
}

export type Proof = {
  readonly recordIds: readonly string[];
  readonly content: {
    readonly text: string;
    readonly title: null;
    readonly period: Period;
    readonly minutesByGrade: Record<string, number>;
    readonly services: { on: CivilDate; title: string; placeText: string; minutes: number }[];
  };
};
