import { useId } from 'react';
import { countText } from '../../../kernel/quantity.ts';
import type { Locale } from '../../../kernel/words.ts';
import { words } from '../words.ts';

type CoverageProps = {
  readonly requested: number;
  /** All that is promised, what is already fulfilled included. */
  readonly committed: number;
  readonly fulfilled: number;
  readonly unit: string;
  readonly locale: Locale;
};

/** How much of a need is met: fulfilled solid, promised hatched, the rest open; the words below say the same. */
export function Coverage({ requested, committed, fulfilled, unit, locale }: CoverageProps) {
  const t = words[locale].coverage;
  const pattern = `hatch${useId().replace(/\W/g, '')}`;
  const promised = Math.max(committed - fulfilled, 0);
  const open = Math.max(requested - fulfilled - promised, 0);
  const done = [
    ...(fulfilled > 0 ? [t.fulfilled(countText(fulfilled))] : []),
    ...(promised > 0 ? [t.committed(countText(promised))] : []),
    ...(open > 0 ? [t.open(countText(open))] : []),
  ];
  const parts = fulfilled >= requested && requested > 0 ? t.full : done.join(t.comma);
  const whole = t.whole(countText(requested), unit);
  const share = (amount: number) => (requested > 0 ? Math.min((amount / requested) * 100, 100) : 0);
  return (
    <div className="coverage">
      <svg className="coverage-bar" role="img" aria-label={`${whole}${t.comma}${parts}`} width="100%" height="10">
        <defs>
          <pattern id={pattern} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="coverage-hatch-ground" width="6" height="6" />
            <rect className="coverage-hatch-line" width="3" height="6" />
          </pattern>
        </defs>
        <rect className="coverage-open" width="100%" height="10" />
        <rect fill={`url(#${pattern})`} x={`${share(fulfilled)}%`} width={`${share(promised)}%`} height="10" />
        <rect className="coverage-fulfilled" width={`${share(fulfilled)}%`} height="10" />
      </svg>
      <p className="coverage-words" aria-hidden="true">
        <span>{parts}</span>
        <span>{whole}</span>
      </p>
    </div>
  );
}
