import { countsAsCommitted } from '../../commitments/domain/model.ts';
import type { Need, NeedLine, StandingClaim } from './model.ts';

/** How far a request is met. `committed` holds what is fulfilled too; `remaining` can still be claimed. */
export type Coverage = {
  readonly requested: number;
  readonly committed: number;
  readonly fulfilled: number;
  readonly remaining: number;
};

/** Whether the claim still holds its part of the line: neither declined nor given back. */
export function isStanding(claim: StandingClaim): boolean {
  return claim.releasedAt === null && countsAsCommitted(claim.state);
}

export function coverageOf(line: NeedLine, claims: readonly StandingClaim[]): Coverage {
  const standing = claims.filter((claim) => claim.lineId === line.id && isStanding(claim));
  const committed = standing.reduce((sum, claim) => sum + claim.amount, 0);
  const fulfilled = standing.reduce((sum, claim) => sum + Math.min(claim.fulfilledAmount, claim.amount), 0);
  return { requested: line.amount, committed, fulfilled, remaining: Math.max(0, line.amount - committed) };
}

/**
 * One bar for a whole need. Parts counted in one unit are added; parts in different units are not, so then the lines
 * themselves are counted, and `unit` is null.
 */
export function wholeCoverage(
  need: Pick<Need, 'lines'>,
  claims: readonly StandingClaim[],
): Coverage & { readonly unit: string | null } {
  const lines = need.lines.map((line) => coverageOf(line, claims));
  const unit = need.lines[0]?.unit ?? null;
  const sum = (pick: (line: Coverage) => number) => lines.reduce((total, line) => total + pick(line), 0);
  if (need.lines.every((line) => line.unit === unit)) {
    return {
      requested: sum((line) => line.requested),
      committed: sum((line) => line.committed),
      fulfilled: sum((line) => line.fulfilled),
      remaining: sum((line) => line.remaining),
      unit,
    };
  }
  return {
    requested: lines.length,
    committed: lines.filter((line) => line.remaining === 0).length,
    fulfilled: lines.filter((line) => line.fulfilled >= line.requested).length,
    remaining: lines.filter((line) => line.remaining > 0).length,
    unit: null,
  };
}

/** Whether every line is wholly done by commitments that were closed out (销号), not merely accepted. */
export function isWhollyClosed(need: Pick<Need, 'lines'>, claims: readonly StandingClaim[]): boolean {
  const closed = claims.filter((claim) => claim.state === 'closed');
  return need.lines.every((line) => {
    const coverage = coverageOf(line, closed);
    return coverage.fulfilled >= coverage.requested;
  });
}
