import { countText } from '../../../kernel/quantity.ts';
import type { Locale } from '../../../kernel/words.ts';
import type { Visit } from '../../../platform/pages/page.ts';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import type { NeedShown } from '../contract.ts';
import { claimTones } from '../domain/standing.ts';
import { words } from '../messages/words.ts';

type ClaimRowsProps = { readonly need: NeedShown; readonly visit: Pick<Visit, 'locale'> };

/** Which organisation took over what, with the way to its commitment. Those who stepped back stay in the history. */
export function ClaimRows({ need, visit }: ClaimRowsProps) {
  const t = words[visit.locale];
  if (need.claims.length === 0) return <p className="meta">{t.page.noClaims}</p>;
  return (
    <Rows>
      {need.claims.map((claim) => (
        <Row
          key={claim.id}
          tag={<Tag tone={claimTones[claim.state]}>{t.claimStates[claim.state]}</Tag>}
          title={claim.organisation.name}
          to={`/commitments/${claim.commitmentId}`}
          meta={metaOf(claim, need, visit.locale)}
        />
      ))}
    </Rows>
  );
}

function metaOf(claim: NeedShown['claims'][number], need: NeedShown, locale: Locale): string {
  const t = words[locale];
  const line = need.lines.find((each) => each.id === claim.lineId);
  const what = t.page.claimed(countText(claim.amount), line?.unit ?? '', line?.name ?? '');
  return [
    t.page.toCommitment(claim.ledgerNo),
    what,
    t.page.dates(t.day(claim.firstContactOn), t.day(claim.finishOn)),
  ].join(t.dot);
}
