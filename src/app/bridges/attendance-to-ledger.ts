import type { Fact } from '../../kernel/decision.ts';
import type { Origin } from '../../kernel/origin.ts';
import { findActivitySummary } from '../../capabilities/activities/server/door.ts';
import { ensureAccount, post } from '../../capabilities/ledger/server/door.ts';
import type { Doing } from '../../platform/server/handle.ts';
import type { Listener } from '../../platform/server/offers.ts';

type Countersigned = {
  readonly activityId: string;
  readonly segmentId: string;
  readonly segmentKind: string;
  readonly windowMinutes: number;
  readonly lines: readonly { readonly personId: string; readonly minutes: number }[];
};

/**
 * Countersigned volunteer service becomes minutes in the ledger. The activity's pool is first given its window times
 * its people, and each person is then paid from the pool; because the pool may not fall below zero, no roll call can
 * give out more than that, whatever it says.
 */
export const attendanceToLedger: Listener = {
  name: 'attendance-to-ledger',
  to: ['activities.attendance-countersigned'],
  async apply(doing, fact) {
    const detail = fact.detail as unknown as Countersigned;
    if (detail.segmentKind !== 'volunteer-service' || detail.lines.length === 0) return [];
    const activity = await findActivitySummary(doing.tx, detail.activityId);
    if (!activity) throw new Error(`Activity ${detail.activityId} was countersigned but is not there.`);
    const origin = { capability: 'activities', id: detail.segmentId };
    const organisation = { capability: 'organisations', id: activity.organisationId };
    const activityOwner = { capability: 'activities', id: detail.activityId };
    const facts: Fact[] = [];

    const open = async (kind: string, owner: Origin, floorAmount: number | null) => {
      const opened = await ensureAccount(doing, { kind, unit: 'minutes', owner, floorAmount });
      facts.push(...opened.facts);
      return opened.value.id;
    };
    const source = await open('minutes-source', organisation, null);
    const pool = await open('activity-pool', activityOwner, 0);
    const given = detail.windowMinutes * detail.lines.length;
    facts.push(
      ...(await posted(doing, origin, 'window-times-people', [
        { accountId: source, amount: -given },
        { accountId: pool, amount: given },
      ])),
    );

    const lines = [];
    for (const line of detail.lines) {
      if (line.minutes === 0) continue;
      const account = await open('service-minutes', { capability: 'people', id: line.personId }, 0);
      lines.push({ accountId: account, amount: line.minutes });
    }
    const sum = lines.reduce((total, line) => total + line.amount, 0);
    if (sum > 0) {
      facts.push(...(await posted(doing, origin, 'volunteer-service', [{ accountId: pool, amount: -sum }, ...lines])));
    }
    return facts;
  },
};

async function posted(
  doing: Doing,
  origin: Origin,
  reason: string,
  lines: readonly { accountId: string; amount: number }[],
): Promise<readonly Fact[]> {
  const decision = await post(doing, { id: doing.newId(), unit: 'minutes', reason, origin, lines: [...lines] });
  if (!decision.ok) throw new Error(`The ledger refused countersigned service: ${decision.refusal}.`);
  return decision.facts;
}
