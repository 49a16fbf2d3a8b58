import type { ReactNode } from 'react';
import { civilDateOf } from '../../../kernel/days.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { Thread } from '../../../platform/console/parts/Thread.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useParam } from '../../../platform/console/use-address.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { getAgreementForDesk, type AgreementAtDesk } from '../contract.ts';
import { agreementTones } from '../domain/standing.ts';
import { agreementThread } from '../domain/thread.ts';
import { words } from '../messages/words.ts';
import { AgreementActions } from './AgreementActions.tsx';
import { ClausePanel } from './ClausePanel.tsx';

/** One agreement: its year, its sides, its clauses, and the steps open to me. */
export default function AgreementDetail(): ReactNode {
  const t = useWords(words);
  const { data: agreement } = useRead(getAgreementForDesk, { agreementId: useParam('agreementId') });
  const parties = agreement.parties.map((party) => ({ ...party, organisationId: party.id }));
  const until = (day: string) => t.thread.until(dayText(day));
  const knots = agreementThread({ ...agreement, parties }, { ...t.thread, until, day: dayText });
  return (
    <>
      <ScreenHead
        title={agreement.title}
        tag={<StateTag tone={agreementTones[agreement.state]}>{t.states[agreement.state]}</StateTag>}
        lede={agreement.purpose}
        actions={<AgreementActions agreement={agreement} />}
      />
      <Panel>
        <Thread knots={knots} label={t.thread.label} />
      </Panel>
      <Particulars agreement={agreement} />
      {agreement.clauses.map((clause) => (
        <ClausePanel key={clause.id} clause={clause} />
      ))}
    </>
  );
}

function Particulars({ agreement }: { readonly agreement: AgreementAtDesk }): ReactNode {
  const t = useWords(words);
  const agreedText = (agreedAt: string | null) =>
    agreedAt ? t.console.agreedOn(dayText(civilDateOf(agreedAt))) : t.console.notAgreed;
  const sideText = (id: string) => {
    const side = agreement.sides.find((each) => each.organisation.id === id);
    return side ? t.page.side(side.clauses, side.started, side.ticked) : null;
  };
  const parties = agreement.parties.map((party) => ({
    term: t.console.partyAs(party.name, t.roles[party.role]),
    description: [party.role === 'main' ? agreedText(party.agreedAt) : null, sideText(party.id)]
      .filter(Boolean)
      .join(t.dot),
  }));
  const signed = [agreement.signedOn && dayText(agreement.signedOn), agreement.placeText].filter(Boolean).join(t.dot);
  const over = agreement.state === 'terminated' ? t.page.terminating : t.page.ending;
  const address = placeAddress(`/agreements/${agreement.id}`);
  return (
    <Panel
      title={t.console.parties}
      more={agreement.signedOn ? <a href={address}>{t.console.publicPage}</a> : undefined}
    >
      <Facts
        items={[
          ...parties,
          { term: t.page.term, description: t.term(dayText(agreement.startsOn), dayText(agreement.endsOn)) },
          { term: t.page.signed, description: signed },
          { term: over, description: agreement.reason },
        ]}
      />
    </Panel>
  );
}
