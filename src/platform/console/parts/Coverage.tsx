import type { ReactNode } from 'react';
import { countText } from '../../../kernel/quantity.ts';
import { locale } from '../language.ts';
import { words } from '../words.ts';

type CoverageProps = {
  readonly requested: number;
  /** All that is claimed, what is fulfilled included. */
  readonly committed: number;
  readonly fulfilled: number;
  readonly unit: string;
};

/** One bar: fulfilled solid, claimed hatched, the rest open. The words under it say the same. */
export function Coverage({ requested, committed, fulfilled, unit }: CoverageProps): ReactNode {
  const says = words[locale].coverage;
  const claimed = Math.max(committed - fulfilled, 0);
  const parts = [
    fulfilled > 0 ? says.fulfilled(countText(fulfilled)) : '',
    claimed > 0 ? says.committed(countText(claimed)) : '',
  ].filter(Boolean);
  const share = (amount: number): string => `${Math.min((amount / Math.max(requested, 1)) * 100, 100)}%`;
  return (
    <div className="coverage">
      <div className="coverage-bar" aria-hidden="true">
        <i style={{ width: share(fulfilled) }} />
        <i className="claimed" style={{ width: share(claimed) }} />
      </div>
      <div className="coverage-words">
        <span>{parts.length > 0 ? parts.join(says.and) : says.none}</span>
        <span>{says.requested(countText(requested), unit)}</span>
      </div>
    </div>
  );
}
