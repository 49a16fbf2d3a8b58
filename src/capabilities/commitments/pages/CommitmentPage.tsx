import { holdsAnywhere, type Actor } from '../../../kernel/actor.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { countText } from '../../../kernel/quantity.ts';
import { page, type ViewProps } from '../../../platform/pages/page.ts';
import { ButtonLink } from '../../../platform/pages/parts/ButtonLink.tsx';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Coverage } from '../../../platform/pages/parts/Coverage.tsx';
import { DataTable } from '../../../platform/pages/parts/DataTable.tsx';
import { Facts } from '../../../platform/pages/parts/Facts.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { Thread } from '../../../platform/pages/parts/Thread.tsx';
import { getPublicCommitment } from '../contract.ts';
import { countsAsCommitted, takesActivities } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { CommitmentTag } from './CommitmentTag.tsx';

type Data = OutputOf<typeof getPublicCommitment>;

function Parties({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  const says = t.publicPages;
  const { amount, unit } = data.quantity;
  const items = [
    { term: says.provider, description: data.provider.name },
    { term: says.requester, description: data.requester.name },
    { term: says.quantity, description: t.quantity(countText(amount), unit) },
    { term: says.dueOn, description: data.dueOn },
    { term: says.closedOn, description: data.closedOn },
    { term: says.cycle, description: data.cycle > 1 ? says.cycleNote(data.cycle) : null },
  ];
  return (
    <Section title={says.parties}>
      <Facts items={items} />
    </Section>
  );
}

function History({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  const says = t.publicPages;
  return (
    <Section title={says.history}>
      <DataTable
        caption={says.historyCaption}
        rows={data.history}
        columns={[
          { title: says.step, cell: (row) => t.steps[row.action] },
          { title: says.day, cell: (row) => row.on },
          { title: says.byWhom, cell: (row) => row.organisationName },
        ]}
      />
    </Section>
  );
}

function EvidenceCounts({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale];
  const says = t.publicPages;
  if (data.evidence.length === 0) return <Section title={says.evidence}>{says.noEvidence}</Section>;
  const items = data.evidence.map(({ kind, count }) => ({
    term: t.kinds[kind],
    description: says.evidenceCount(count),
  }));
  return (
    <Section title={says.evidence} lede={says.evidenceNote}>
      <Facts items={items} />
    </Section>
  );
}

/** Those who run activities, such as a volunteer team's, often stand on neither side and come from here. */
function mayHoldActivity(actor: Actor, { state }: Data): boolean {
  const isRunning = (['leader', 'clerk', 'coordinator'] as const).some((role) => holdsAnywhere(actor, role));
  return isRunning && takesActivities.includes(state);
}

/** One promise from its beginning to its proof, as everybody may see it. */
function CommitmentView(props: ViewProps<Data>) {
  const { data, visit } = props;
  const t = words[visit.locale];
  const says = t.publicPages;
  const { amount, unit } = data.quantity;
  return (
    <>
      <PageHead
        back={{ text: says.all, to: '/commitments' }}
        tag={<CommitmentTag card={data} locale={visit.locale} />}
        title={data.title}
        number={says.ledgerNo(data.ledgerNo)}
        lede={says.byWho(data.provider.name, data.requester.name)}
      >
        {mayHoldActivity(visit.actor, data) && (
          <ButtonLink to={`/console/activities?serves=commitments:${data.id}`}>{t.console.newActivity}</ButtonLink>
        )}
      </PageHead>
      <Section title={says.whatBecame}>
        <Card>
          <Thread knots={data.thread} label={data.title} />
        </Card>
      </Section>
      <Section title={says.coverage}>
        <Coverage
          requested={amount}
          committed={countsAsCommitted(data.state) ? amount : 0}
          fulfilled={data.fulfilledAmount}
          unit={unit}
          locale={visit.locale}
        />
      </Section>
      <Parties {...props} />
      <EvidenceCounts {...props} />
      <History {...props} />
    </>
  );
}

export const commitmentPage = page<Data>({
  path: '/commitments/:commitmentId',
  audience: 'anyone',
  face: 'portal',
  load: (visit) => visit.read(getPublicCommitment, { commitmentId: visit.params['commitmentId'] ?? '' }),
  title: (data) => `${data.title} · ${data.ledgerNo}`,
  View: CommitmentView,
});
