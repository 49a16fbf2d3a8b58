import { civilDateOf } from '../../../kernel/days.ts';
import { countText } from '../../../kernel/quantity.ts';
import type { Visit } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Coverage } from '../../../platform/pages/parts/Coverage.tsx';
import { Link } from '../../../platform/pages/parts/Link.tsx';
import { Row } from '../../../platform/pages/parts/Row.tsx';
import { Rows } from '../../../platform/pages/parts/Rows.tsx';
import { Tag } from '../../../platform/pages/parts/Tag.tsx';
import type { AgreementShown } from '../contract.ts';
import { clauseTones, commitmentTones, standingOfClause } from '../domain/standing.ts';
import { words } from '../messages/words.ts';

type Clause = AgreementShown['clauses'][number];
type ClauseCardProps = { readonly clause: Clause; readonly visit: Pick<Visit, 'locale' | 'now'> };

/** One promise: who to whom, how far it is kept, and by which commitments. */
export function ClauseCard({ clause, visit }: ClauseCardProps) {
  const t = words[visit.locale];
  const standing = standingOfClause(clause, civilDateOf(visit.now));
  const when = clause.tickedAt
    ? t.page.ticked(t.day(civilDateOf(clause.tickedAt)))
    : t.page.between(t.day(clause.from), t.day(clause.dueOn));
  return (
    <Card
      tag={<Tag tone={clauseTones[standing]}>{t.page.standings[standing]}</Tag>}
      title={clause.text}
      number={t.page.clauseNo(clause.no)}
      meta={[t.page.promises(clause.provider.name, clause.requester.name), when].join(t.dot)}
      action={clause.way === 'by-needs' ? <Link to={`/needs?clause=${clause.id}`}>{t.page.needs}</Link> : undefined}
    >
      <Coverage
        requested={clause.target.amount}
        committed={clause.committed}
        fulfilled={clause.fulfilled}
        unit={clause.target.unit}
        locale={visit.locale}
      />
      <Commitments clause={clause} visit={visit} />
    </Card>
  );
}

function Commitments({ clause, visit }: ClauseCardProps) {
  const t = words[visit.locale];
  if (clause.commitments.length === 0) return <p className="meta">{t.page.noCommitments}</p>;
  return (
    <Rows>
      {clause.commitments.map((each) => (
        <Row
          key={each.commitmentId}
          tag={<Tag tone={commitmentTones[each.state]}>{t.commitmentStates[each.state]}</Tag>}
          title={each.title}
          to={`/commitments/${each.commitmentId}`}
          meta={[each.ledgerNo, each.provider.name, `${countText(each.quantity.amount)} ${each.quantity.unit}`].join(
            t.dot,
          )}
          due={each.state === 'closed' ? undefined : t.thread.until(t.day(each.dueOn))}
        />
      ))}
    </Rows>
  );
}
