import { civilDateOf } from '../../../kernel/days.ts';
import type { Place } from '../../../platform/server/place.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { findRuleOn, workingDaysFrom } from '../../rulebook/server/door.ts';
import type { Activity } from '../domain/model.ts';
import type { RecordTerm } from '../domain/rules.ts';

/** The term that holds on the day on which the activity ends. */
export async function recordTermOf(
  where: { readonly tx: Tx; readonly place: Place },
  { endsAt }: Pick<Activity, 'endsAt'>,
): Promise<RecordTerm> {
  const endsOn = civilDateOf(endsAt);
  const { id, values } = await findRuleOn(where, 'service-clocks', endsOn);
  return {
    ruleId: id,
    workingDays: values.serviceRecordWorkingDays,
    calendar: await workingDaysFrom(where.tx, endsOn),
  };
}
