import type { ReactNode } from 'react';
import { countText } from '../../../kernel/quantity.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable, type Column } from '../../../platform/console/parts/DataTable.tsx';
import { DueText } from '../../../platform/console/parts/DueText.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import type { NeedAtDesk } from '../contract.ts';
import { claimTones } from '../domain/standing.ts';
import { words } from '../messages/words.ts';

type Claim = NeedAtDesk['claims'][number];

/** Every claim, those given back too, each with the way to its commitment. */
export function ClaimTable({ need }: { readonly need: NeedAtDesk }): ReactNode {
  const t = useWords(words);
  const titles = t.console.claimColumns;
  const lineOf = (claim: Claim) => need.lines.find((line) => line.id === claim.lineId);
  const isOver = (claim: Claim) => !claim.isStanding || claim.state === 'closed';
  const columns: Column<Claim>[] = [
    { key: 'organisation', title: titles.organisation, main: true, cell: (claim) => claim.organisation.name },
    {
      key: 'what',
      title: titles.what,
      cell: (claim) => t.asks(lineOf(claim)?.name ?? '', countText(claim.amount), lineOf(claim)?.unit ?? ''),
    },
    {
      key: 'state',
      title: titles.state,
      cell: (claim) => <StateTag tone={claimTones[claim.state]}>{t.claimStates[claim.state]}</StateTag>,
    },
    {
      key: 'finish',
      title: titles.finish,
      cell: (claim) => (isOver(claim) ? '—' : <DueText dueOn={claim.finishOn} />),
    },
    {
      key: 'commitment',
      title: titles.commitment,
      cell: (claim) => <ConsoleLink to={`/commitments/${claim.commitmentId}`}>{claim.ledgerNo}</ConsoleLink>,
    },
  ];
  return (
    <DataTable
      caption={t.console.claims}
      columns={columns}
      rows={need.claims}
      rowKey={(claim) => claim.id}
      empty={t.page.noClaims}
    />
  );
}
