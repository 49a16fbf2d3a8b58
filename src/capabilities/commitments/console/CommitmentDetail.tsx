import type { ReactNode } from 'react';
import { holdsAnywhere } from '../../../kernel/actor.ts';
import { countText } from '../../../kernel/quantity.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Evidence } from '../../../platform/console/parts/Evidence.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { Thread } from '../../../platform/console/parts/Thread.tsx';
import { Timeline } from '../../../platform/console/parts/Timeline.tsx';
import { placeAddress } from '../../../platform/console/place.ts';
import { useParam } from '../../../platform/console/use-address.ts';
import { useActor } from '../../../platform/console/use-me.ts';
import { useRead } from '../../../platform/console/use-read.ts';
import { getCommitment, type InsideCommitment } from '../contract.ts';
import { takesActivities } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { CommitmentStateTag } from './CommitmentStateTag.tsx';
import { StepButtons } from './StepButtons.tsx';

type Inside = { readonly commitment: InsideCommitment };

function Promised({ commitment }: Inside): ReactNode {
  const t = useWords(words);
  const says = t.console.facts;
  const { amount, unit } = commitment.quantity;
  return (
    <Panel title={says.title} more={<a href={placeAddress(`/commitments/${commitment.id}`)}>{says.openPublicPage}</a>}>
      <Facts
        items={[
          { term: says.provider, description: commitment.provider.name },
          { term: says.requester, description: commitment.requester.name },
          { term: says.quantity, description: t.quantity(countText(amount), unit) },
          { term: says.recorded, description: t.quantity(countText(commitment.recordedAmount), unit) },
          { term: says.dueOn, description: dayText(commitment.dueOn) },
          { term: says.plan, description: commitment.plan },
          {
            term: says.cycle,
            description: commitment.cycle > 1 ? t.publicPages.cycleNote(commitment.cycle) : null,
          },
          {
            term: says.satisfaction,
            description: commitment.satisfaction ? t.console.satisfaction(commitment.satisfaction) : null,
          },
          { term: says.closedOn, description: commitment.closedOn ? dayText(commitment.closedOn) : null },
        ]}
      />
    </Panel>
  );
}

function Fulfilments({ commitment }: Inside): ReactNode {
  const t = useWords(words);
  const says = t.console.fulfilment;
  const { unit } = commitment.quantity;
  return (
    <Panel title={t.console.fulfilments}>
      <DataTable
        caption={t.console.fulfilments}
        rows={commitment.fulfilments}
        rowKey={(row) => row.id}
        empty={t.console.noFulfilments}
        columns={[
          { key: 'on', title: says.on, main: true, cell: (row) => dayText(row.on) },
          { key: 'amount', title: says.amount, align: 'end', cell: (row) => t.quantity(countText(row.amount), unit) },
          { key: 'note', title: says.note, cell: (row) => row.note },
          { key: 'cycle', title: says.cycle, align: 'end', cell: (row) => row.cycle },
        ]}
      />
    </Panel>
  );
}

function Proof({ commitment }: Inside): ReactNode {
  const t = useWords(words).console;
  const fileOf = (id: string, name: string) => (
    <a href={placeAddress(`/api/commitments/${commitment.id}/evidence/${id}/file`)}>{t.openFile(name)}</a>
  );
  const items = commitment.evidence.map(({ id, kind, text, at, personName, isAutomatic, file }) => ({
    id,
    kind,
    text,
    at,
    by: isAutomatic ? t.product : personName,
    link: file ? fileOf(id, file.name) : undefined,
  }));
  return (
    <Panel title={t.evidence} more={<NewActivity commitment={commitment} />}>
      <Evidence items={items} />
    </Panel>
  );
}

/** Leads to the draft of an activity that serves this commitment; settled, it is evidence here by itself. */
function NewActivity({ commitment }: Inside): ReactNode {
  const t = useWords(words).console;
  const actor = useActor();
  const mayDraft = holdsAnywhere(actor, 'clerk') || holdsAnywhere(actor, 'coordinator');
  if (!mayDraft || !takesActivities.includes(commitment.state)) return null;
  return <ConsoleLink to={`/activities?serves=commitments:${commitment.id}`}>{t.newActivity}</ConsoleLink>;
}

function History({ commitment }: Inside): ReactNode {
  const t = useWords(words);
  const items = commitment.steps.map((step) => ({
    key: step.id,
    at: step.at,
    title: t.steps[step.action],
    by: t.console.by(step.isAutomatic ? t.console.product : (step.personName ?? ''), step.organisationName),
    detail: [step.result ? t.console.results[step.result] : '', step.reason ?? ''].filter(Boolean).join(' · '),
  }));
  return (
    <Panel title={t.console.history}>
      <Timeline items={items} label={t.console.history} />
    </Panel>
  );
}

/** One commitment for those inside it: where it stands, what I can do, and everything that has happened. */
export default function CommitmentDetail(): ReactNode {
  const t = useWords(words);
  const { data: commitment } = useRead(getCommitment, { commitmentId: useParam('commitmentId') });
  const parts = { commitment };
  return (
    <>
      <ScreenHead
        title={commitment.title}
        tag={<CommitmentStateTag card={commitment} />}
        number={commitment.ledgerNo}
        lede={t.publicPages.byWho(commitment.provider.name, commitment.requester.name)}
      />
      <Panel title={t.console.thread}>
        <Thread knots={commitment.thread} label={commitment.title} />
      </Panel>
      <StepButtons {...parts} />
      <Promised {...parts} />
      <Fulfilments {...parts} />
      <Proof {...parts} />
      <History {...parts} />
    </>
  );
}
