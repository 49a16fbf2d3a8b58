import type { OutputOf } from '../../../kernel/contract.ts';
import { page, type ViewProps, type Visit } from '../../../platform/pages/page.ts';
import { Card } from '../../../platform/pages/parts/Card.tsx';
import { Empty } from '../../../platform/pages/parts/Empty.tsx';
import { PageHead } from '../../../platform/pages/parts/PageHead.tsx';
import { Pager } from '../../../platform/pages/parts/Pager.tsx';
import { Section } from '../../../platform/pages/parts/Section.tsx';
import { SendButton } from '../../../platform/pages/parts/SendButton.tsx';
import { TextField } from '../../../platform/pages/parts/TextField.tsx';
import { Thread } from '../../../platform/pages/parts/Thread.tsx';
import { listPublicCommitments, type CommitmentCard } from '../contract.ts';
import { CommitmentState } from '../domain/model.ts';
import { words } from '../messages/words.ts';
import { CommitmentTag } from './CommitmentTag.tsx';
import { StateFilter } from './StateFilter.tsx';

type Data = OutputOf<typeof listPublicCommitments>;
const PER_PAGE = 10;
const LONGEST_TEXT = 60;

/** What the address asks for; what is misspelt there is left out rather than refused. */
function filterOf({ query }: Visit) {
  return {
    state: CommitmentState.safeParse(query['state']).data,
    text: (query['text'] ?? '').trim().slice(0, LONGEST_TEXT),
  };
}

function Search({ visit }: { readonly visit: Visit }) {
  const t = words[visit.locale].publicPages;
  const { state, text } = filterOf(visit);
  return (
    <form className="form" method="get" role="search" aria-label={t.find}>
      {state && <input type="hidden" name="state" value={state} />}
      <TextField name="text" type="search" label={t.text} value={text} maxLength={LONGEST_TEXT} />
      <SendButton weight="quiet">{t.search}</SendButton>
    </form>
  );
}

function OneCommitment({ card, visit }: { readonly card: CommitmentCard; readonly visit: Visit }) {
  const t = words[visit.locale];
  const { amount, unit } = card.quantity;
  const parties = t.publicPages.byWho(card.provider.name, card.requester.name);
  return (
    <Card
      tag={<CommitmentTag card={card} locale={visit.locale} />}
      title={card.title}
      to={`/commitments/${card.id}`}
      number={t.publicPages.ledgerNo(card.ledgerNo)}
      meta={`${parties} · ${t.quantity(String(amount), unit)} · ${t.publicPages.dueOn} ${card.dueOn}`}
    >
      <Thread knots={card.thread} label={card.title} />
    </Card>
  );
}

function CommitmentsView({ data, visit }: ViewProps<Data>) {
  const t = words[visit.locale].publicPages;
  const { state, text } = filterOf(visit);
  return (
    <>
      <PageHead title={t.title} lede={t.lede} />
      <Search visit={visit} />
      <Section title={t.count}>
        <StateFilter chosen={state ?? null} text={text} locale={visit.locale} />
        {data.items.length === 0 && <Empty title={t.emptyTitle}>{t.empty}</Empty>}
        {data.items.map((card) => (
          <OneCommitment key={card.id} card={card} visit={visit} />
        ))}
        <Pager visit={visit} next={data.next} />
      </Section>
    </>
  );
}

export const commitmentsPage = page<Data>({
  path: '/commitments',
  audience: 'anyone',
  face: 'portal',
  load: (visit) =>
    visit.read(listPublicCommitments, { ...filterOf(visit), after: visit.query['after'], limit: PER_PAGE }),
  title: (_, visit) => words[visit.locale].publicPages.title,
  View: CommitmentsView,
});
