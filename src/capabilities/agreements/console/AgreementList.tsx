import { useState, type ReactNode } from 'react';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useMe } from '../../../platform/console/use-me.ts';
import { usePages } from '../../../platform/console/use-read.ts';
import { listAgreementsForDesk, type AgreementCardAtDesk } from '../contract.ts';
import { agreementTones } from '../domain/standing.ts';
import { words } from '../messages/words.ts';
import { DraftDrawer } from './DraftDrawer.tsx';

/** The agreements of my organisations, each with the one step that is open to me. */
export default function AgreementList(): ReactNode {
  const t = useWords(words);
  const me = useMe();
  const pages = usePages(listAgreementsForDesk, { limit: 30 });
  const [drafting, setDrafting] = useState(false);
  const mayDraft = me.grants.some((grant) => grant.role === 'clerk' || grant.role === 'coordinator');
  return (
    <>
      <ScreenHead
        title={t.console.nav}
        lede={t.console.lede}
        actions={
          mayDraft ? (
            <ActionButton main onClick={() => setDrafting(true)}>
              {t.console.draft}
            </ActionButton>
          ) : null
        }
      />
      <DataTable
        caption={t.console.caption}
        columns={useColumns()}
        rows={pages.items}
        rowKey={(agreement) => agreement.id}
        empty={t.console.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
      />
      {drafting ? <DraftDrawer open onClose={() => setDrafting(false)} /> : null}
    </>
  );
}

function useColumns(): Column<AgreementCardAtDesk>[] {
  const t = useWords(words);
  const titles = t.console.columns;
  const stepOf = (agreement: AgreementCardAtDesk) =>
    agreement.actions.find((step) => step.allowed && step.action !== 'terminate');
  return [
    {
      key: 'title',
      title: titles.title,
      main: true,
      cell: (agreement) => <ConsoleLink to={`/agreements/${agreement.id}`}>{agreement.title}</ConsoleLink>,
    },
    {
      key: 'state',
      title: titles.state,
      cell: ({ state }) => <StateTag tone={agreementTones[state]}>{t.states[state]}</StateTag>,
    },
    { key: 'parties', title: titles.parties, cell: ({ parties }) => parties.map((party) => party.name).join(t.and) },
    { key: 'term', title: titles.term, cell: ({ startsOn, endsOn }) => t.term(dayText(startsOn), dayText(endsOn)) },
    { key: 'kept', title: titles.kept, cell: (agreement) => t.list.kept(agreement.tickedCount, agreement.clauseCount) },
    {
      key: 'step',
      title: titles.step,
      align: 'end',
      cell: (agreement) => {
        const step = stepOf(agreement);
        return (
          <ConsoleLink to={`/agreements/${agreement.id}`} as={step ? 'main' : 'quiet'}>
            {step ? t.actions[step.action] : t.console.open}
          </ConsoleLink>
        );
      },
    },
  ];
}
