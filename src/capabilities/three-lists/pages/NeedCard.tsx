import { holdsAnywhere } from '../../../kernel/actor.ts';
import { countText } from '../../../kernel/quantity.ts';
import type { Visit } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Coverage } from '../../../platform/pages/parts/Coverage.tsx';
import type { NeedCard as Need } from '../contract.ts';
import { words } from '../messages/words.ts';
import { NeedTag } from './NeedTag.tsx';

const SHOWN_LINES = 2;

type NeedCardProps = { readonly need: Need; readonly visit: Pick<Visit, 'locale' | 'actor'> };

/** One need on the wall: what, where, how long it has waited, how far it is covered, and one step. */
export function NeedCard({ need, visit }: NeedCardProps) {
  const t = words[visit.locale];
  const { coverage } = need;
  const to = `/needs/${need.id}`;
  const asks = need.asksFor.slice(0, SHOWN_LINES).map((line) => t.asks(line.name, countText(line.amount), line.unit));
  const waited = need.state === 'open' && need.waitedDays !== null ? [t.waited(need.waitedDays)] : [];
  const isForMe = need.state === 'open' && coverage.remaining > 0 && holdsAnywhere(visit.actor, 'clerk');
  return (
    <Card
      tag={<NeedTag need={need} locale={visit.locale} />}
      title={need.title}
      to={to}
      meta={[need.areaText, ...asks, ...waited].join(t.dot)}
      action={
        isForMe ? (
          <ButtonLink to={`${to}#claim`} weight="main">
            {t.wall.claim}
          </ButtonLink>
        ) : (
          <ButtonLink to={to}>{t.wall.progress}</ButtonLink>
        )
      }
    >
      <Coverage {...coverage} unit={coverage.unit ?? t.lines} locale={visit.locale} />
    </Card>
  );
}
