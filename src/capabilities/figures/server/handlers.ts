import { refuse } from '../../../kernel/decision.ts';
import { daysOfMonth } from '../../../kernel/days.ts';
import { answer, type Call } from '../../../platform/server/handle.ts';
import { figuresOf, figureText, findFigure, measure } from '../../../platform/server/figure-offers.ts';
import type { FigureDefinition, FigureQuestion } from '../../../platform/server/offers.ts';
import {
  findOrganisation,
  findOrganisations,
  listOrganisationIds,
  listSubtreeIds,
} from '../../organisations/server/door.ts';
import type { Organisation } from '../../organisations/domain/model.ts';
import { findPeople } from '../../people/server/door.ts';
import * as contract from '../contract.ts';
import * as rules from '../domain/rules.ts';
import { words } from '../messages/words.ts';

function cardOf(figure: FigureDefinition, locale: 'zh-CN' | 'en') {
  return { id: figure.id, ...figure.words[locale], source: figure.source };
}

type Question = {
  readonly figure: FigureDefinition;
  readonly organisation: Organisation | null;
  readonly months: readonly string[];
  readonly asked: FigureQuestion;
};

type AnyCall = Call<typeof contract.getFigure> | Call<typeof contract.listFigureRows>;

/** Makes the question that definitions answer out of what was asked, or says what is wrong with it. */
async function understand(call: AnyCall) {
  const { tx, input, offers } = call;
  const figure = findFigure(offers, input.figureId);
  if (!figure) return refuse('figure-not-found');
  const months = rules.monthsOf(input.from, input.to);
  if (!months) return refuse('period-not-valid', { field: 'to' });
  const organisation = input.organisationId ? await findOrganisation(tx, input.organisationId) : null;
  if (organisation === undefined) return refuse('organisation-not-found', { field: 'organisationId' });
  const organisationIds = organisation ? await listSubtreeIds(tx, organisation.id) : await listOrganisationIds(tx);
  const asked = { organisationIds, ...rules.daysOfPeriod(input.from, input.to) };
  return { ok: true, value: { figure, organisation, months, asked } satisfies Question } as const;
}

/** The whole place has no organisation of its own; only a grant on a root reaches all of it. */
async function scopeRef(call: AnyCall, organisation: Organisation | null) {
  if (organisation) return organisation;
  const roots = (await findOrganisations(call.tx, await listOrganisationIds(call.tx, { rootsOnly: true }))).values();
  const [root, ...others] = [...roots];
  return root && others.length === 0 ? root : { id: '', lineage: [] };
}

const listFigures = answer(contract.listFigures, async ({ offers, locale }) => ({
  items: figuresOf(offers).map((figure) => cardOf(figure, locale)),
}));

const getFigure = answer(contract.getFigure, async (call) => {
  const understood = await understand(call);
  if (!understood.ok) return understood;
  const { figure, organisation, months, asked } = understood.value;
  const { value, text } = await measure(call.tx, figure, asked);
  const byMonth = [];
  for (const month of months) {
    const { first, last } = daysOfMonth(month);
    byMonth.push({ month, ...(await measure(call.tx, figure, { ...asked, from: first, to: last })) });
  }
  return {
    ...cardOf(figure, call.locale),
    organisationId: organisation?.id ?? null,
    organisationName: organisation?.name ?? words[call.locale].wholePlace,
    from: call.input.from,
    to: call.input.to,
    value,
    text,
    rowCount: figure.count ? await figure.count(call.tx, asked) : value,
    byMonth,
    mayOpenRows: rules.mayOpenRows(call.actor, await scopeRef(call, organisation)),
  };
});

const listFigureRows = answer(contract.listFigureRows, async (call) => {
  const understood = await understand(call);
  if (!understood.ok) return understood;
  const { figure, organisation, asked } = understood.value;
  const scope = await scopeRef(call, organisation);
  if (!rules.mayOpenRows(call.actor, scope)) return refuse('rows-not-for-you');
  const { after = null, limit } = call.input;
  const rows = await figure.rows(call.tx, asked, { after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const organisations = await findOrganisations(call.tx, [...new Set(shown.map((row) => row.organisationId))]);
  const people = await findPeople(
    call.tx,
    shown.flatMap((row) => (row.personId ? [row.personId] : [])),
  );
  const showsNames = rules.seesNames(call.actor, scope);
  return {
    items: shown.map((row) => {
      const person = row.personId ? people.get(row.personId) : undefined;
      return {
        id: row.id,
        on: row.on,
        label: row.label,
        organisationName: organisations.get(row.organisationId)?.name ?? '',
        personName: person ? (showsNames ? person.name : person.maskedName) : null,
        amount: row.amount,
        amountText: figureText(row.amount, figure.kind),
        to: row.to ?? null,
      };
    }),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
});

export const handlers = [listFigures, getFigure, listFigureRows];
