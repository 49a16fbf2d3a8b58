import { isPerson } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import type { DueItem, DueQuestion } from '../../../platform/server/offers.ts';
import type { Agreement, AgreementMatter } from '../domain/model.ts';
import { mayTake } from '../domain/policy.ts';
import { words } from '../messages/words.ts';
import { listDeskOrganisationIds } from './handlers/read-agreements.ts';
import { partyOrganisations } from './present.ts';
import * as store from './store.ts';

/** What waits for me: clauses past their day, agreements that want my word, my signature, or my proposal. */
export async function listDueAgreements(question: DueQuestion): Promise<readonly DueItem[]> {
  const { tx, actor } = question;
  if (!isPerson(actor)) return [];
  const organisationIds = await listDeskOrganisationIds(tx, actor, ['clerk', 'coordinator']);
  const overdue = await overdueClauses(question);
  const filter = { organisationIds, states: ['draft', 'negotiating', 'ready'] as const };
  const agreements = await store.listAgreementsOf(tx, filter, { after: null, limit: 50 });
  const names = await partyOrganisations(tx, agreements);
  const waiting = agreements.flatMap((agreement) => {
    const matter = { ...agreement, organisations: names };
    const others = agreement.parties.map((party) => names.get(party.organisationId)?.name ?? '');
    return waitingStep(matter, others, question) ?? [];
  });
  return [...overdue, ...waiting].slice(0, 50);
}

async function overdueClauses({ tx, actor, now, locale }: DueQuestion): Promise<readonly DueItem[]> {
  const t = words[locale].due;
  const organisationIds = await listDeskOrganisationIds(tx, actor, ['clerk']);
  const clauses = await store.listOverdueClauses(tx, organisationIds, civilDateOf(now));
  return clauses.map((clause) => ({
    id: clause.id,
    tag: { tone: 'late', text: t.clauseLate },
    title: clause.text,
    detail: t.clauseOf(clause.agreementTitle, clause.no),
    dueOn: clause.dueOn,
    step: { text: t.toClause, to: `/agreements/${clause.agreementId}`, weight: 'quiet' },
  }));
}

function waitingStep(agreement: AgreementMatter, names: readonly string[], question: DueQuestion): DueItem | null {
  const t = words[question.locale].due;
  const may = (action: 'agree' | 'sign' | 'propose') => mayTake(question.actor, agreement, action, question.now).ok;
  const item = (text: string, step: string, weight: 'main' | 'quiet') =>
    dueItem(agreement, names, { text, step, weight });
  if (may('agree')) return item(t.agree, t.toAgree, 'main');
  if (may('sign')) return item(t.sign, t.toSign, 'main');
  return may('propose') ? item(t.propose, t.toPropose, 'quiet') : null;
}

function dueItem(
  agreement: Agreement,
  names: readonly string[],
  says: { readonly text: string; readonly step: string; readonly weight: 'main' | 'quiet' },
): DueItem {
  return {
    id: agreement.id,
    tag: { tone: 'waiting', text: says.text },
    title: agreement.title,
    detail: names.filter((name) => name !== '').join(' · '),
    dueOn: null,
    step: { text: says.step, to: `/agreements/${agreement.id}`, weight: says.weight },
  };
}
