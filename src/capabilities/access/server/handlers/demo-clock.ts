import { allow, refuse } from '../../../../kernel/decision.ts';
import { handle } from '../../../../platform/server/handle.ts';
import * as contract from '../../contract.ts';
import * as facts from '../../domain/facts.ts';
import { accessSetting } from '../setting.ts';

const MINUTES = { hour: 60, 'half-day': 6 * 60 } as const;

export const moveDemoClock = handle(contract.moveDemoClock, async ({ input, newId }) => {
  const { isDemo, moveDemoClock: move } = accessSetting();
  if (!isDemo || !move) return refuse('demo-not-active');
  const minutes = MINUTES[input.step];
  return allow({ now: await move(minutes) }, facts.demoClockMoved(newId(), minutes));
});
