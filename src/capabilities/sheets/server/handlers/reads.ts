import { cutPage } from '../../../../kernel/contract.ts';
import { refuse } from '../../../../kernel/decision.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import { answer, answerFile } from '../../../../platform/server/handle.ts';
import { answerSheet } from '../../../../platform/server/sheets/answer-sheet.ts';
import { LIMITS } from '../../../../platform/server/sheets/limits.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import * as contract from '../../contract.ts';
import type { RowState, SheetImport } from '../../domain/model.ts';
import { isSender, mayImport } from '../../domain/policy.ts';
import { words } from '../../messages/words.ts';
import { findKind, listAllKinds } from '../kinds.ts';
import * as store from '../store.ts';
import * as rowStore from '../store-rows.ts';
import { makeTemplate } from '../template.ts';
import { cardView, importView, kindView, problemText, rowView } from '../views.ts';

export const listKinds = answer(contract.listKinds, async ({ actor, locale }) => {
  const mine = listAllKinds().filter(({ definition }) => mayImport(actor, definition.audience));
  return { items: mine.map((kind) => kindView(kind, locale)) };
});

export const getTemplate = answerFile(contract.getTemplate, async ({ actor, input, locale }) => {
  const kind = findKind(input.kind);
  if (!kind) return refuse('kind-not-found');
  if (!mayImport(actor, kind.definition.audience)) return refuse('kind-not-yours');
  return makeTemplate(kind.definition, locale);
});

export const listImports = answer(contract.listImports, async ({ tx, actor, input, locale }) => {
  const sentBy = actor.kind === 'person' ? actor.personId : undefined;
  const found = sentBy === undefined ? [] : await store.listImportsOf(tx, sentBy, input);
  const page = cutPage(found, input.limit, (one) => one.id);
  return { ...page, items: page.items.map((one) => cardView(one, locale)) };
});

/** Somebody else's is not found, so that not even its being there is told. */
async function findOwn(tx: Tx, actor: Actor, importId: string): Promise<SheetImport | undefined> {
  const one = await store.findImport(tx, importId);
  return one && isSender(actor, one) ? one : undefined;
}

export const getImport = answer(contract.getImport, async ({ tx, actor, input, locale }) => {
  const one = await findOwn(tx, actor, input.importId);
  if (!one) return refuse('import-not-found');
  return importView(one, await store.findSameSentAt(tx, one), locale);
});

const STATES: Readonly<Record<'all' | 'wrong' | 'kept', readonly RowState[]>> = {
  all: ['right', 'wrong', 'written', 'undone', 'kept'],
  wrong: ['wrong'],
  kept: ['kept'],
};

export const listRows = answer(contract.listRows, async ({ tx, actor, input, locale }) => {
  const one = await findOwn(tx, actor, input.importId);
  if (!one) return refuse('import-not-found');
  const asked = { states: STATES[input.which], after: input.after, limit: input.limit + 1 };
  const page = cutPage(await rowStore.listRows(tx, one.id, asked), input.limit, ({ rowNo }) => String(rowNo));
  return { ...page, items: page.items.map((row) => rowView(one, row, locale)) };
});

export const getProblemSheet = answerSheet(contract.getProblemSheet, async ({ tx, actor, input, locale }) => {
  const one = await findOwn(tx, actor, input.importId);
  if (!one?.reading) return refuse('import-not-found');
  if (one.clearedAt !== null) return refuse('rows-cleared');
  const { headings } = one.reading;
  return {
    name: words[locale].problemSheet,
    format: one.fileKind,
    mostRows: LIMITS.rows,
    columns: [
      ...headings.map((title, index) => ({ title, value: (row: rowStore.KeptRow) => row.cells[index] ?? '' })),
      {
        title: words[locale].problemColumn,
        value: (row: rowStore.KeptRow) => problemText(one, row, locale),
        width: 50,
      },
    ],
    page: (after: rowStore.KeptRow | null, limit: number) =>
      rowStore.listRows(tx, one.id, { states: STATES.all, after: after?.rowNo ?? 0, limit }),
  };
});
