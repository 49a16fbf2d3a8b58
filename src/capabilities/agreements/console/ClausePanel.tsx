import type { ReactNode } from 'react';
import { civilDateOf } from '../../../kernel/days.ts';
import { countText } from '../../../kernel/quantity.ts';
import { dayText, today } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { Coverage } from '../../../platform/console/parts/Coverage.tsx';
import { DueText } from '../../../platform/console/parts/DueText.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { RowList } from '../../../platform/console/parts/RowList.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import type { AgreementShown } from '../contract.ts';
import { clauseTones, commitmentTones, standingOfClause } from '../domain/standing.ts';
import { words } from '../messages/words.ts';

type Clause = AgreementShown['clauses'][number];

/** One promise of the agreement with the commitments that serve it. */
export function ClausePanel({ clause }: { readonly clause: Clause }): ReactNode {
  const t = useWords(words);
  const standing = standingOfClause(clause, today());
  const when = clause.tickedAt
    ? t.page.ticked(dayText(civilDateOf(clause.tickedAt)))
    : t.page.between(dayText(clause.from), dayText(clause.dueOn));
  const toNeeds = <a href={placeAddress(`/needs?clause=${clause.id}`)}>{t.page.needs}</a>;
  return (
    <Panel
      title={`${t.page.clauseNo(clause.no)} ${clause.text}`}
      more={<StateTag tone={clauseTones[standing]}>{t.page.standings[standing]}</StateTag>}
    >
      <p>{[t.page.promises(clause.provider.name, clause.requester.name), when, t.ways[clause.way]].join(t.dot)}</p>
      <Coverage
        requested={clause.target.amount}
        committed={clause.committed}
        fulfilled={clause.fulfilled}
        unit={clause.target.unit}
      />
      {clause.way === 'by-needs' ? <p>{toNeeds}</p> : null}
      <RowList
        label={t.page.commitments}
        empty={t.page.noCommitments}
        rows={clause.commitments.map((each) => ({
          key: each.commitmentId,
          tag: <StateTag tone={commitmentTones[each.state]}>{t.commitmentStates[each.state]}</StateTag>,
          title: <ConsoleLink to={`/commitments/${each.commitmentId}`}>{each.title}</ConsoleLink>,
          detail: [each.ledgerNo, each.provider.name, `${countText(each.quantity.amount)} ${each.quantity.unit}`].join(
            t.dot,
          ),
          when: each.state === 'closed' ? null : <DueText dueOn={each.dueOn} />,
        }))}
      />
    </Panel>
  );
}
