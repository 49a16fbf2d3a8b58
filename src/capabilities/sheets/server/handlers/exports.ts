import { cutPage } from '../../../../kernel/contract.ts';
import { civilDateOf } from '../../../../kernel/days.ts';
import { refuse } from '../../../../kernel/decision.ts';
import { answer, answerFile, handle } from '../../../../platform/server/handle.ts';
import { askJob } from '../../../../platform/server/jobs.ts';
import { SHEET_TYPES } from '../../../../platform/server/sheets/answer-sheet.ts';
import { sheetPath } from '../../../../platform/server/sheets/sheet-folder.ts';
import * as contract from '../../contract/exports.ts';
import * as rules from '../../domain/export-rules.ts';
import { mayImport as isAmong } from '../../domain/policy.ts';
import { writeExport } from '../jobs/write-export.ts';
import { exportKindOf, findExportKind, listExportKinds as listAllKinds } from '../kinds.ts';
import * as store from '../store-exports.ts';

export const listExportKinds = answer(contract.listExportKinds, async ({ actor, locale }) => ({
  items: listAllKinds()
    .filter(({ audience }) => isAmong(actor, audience))
    .map(({ name, words }) => ({ kind: name, title: words[locale].title, lede: words[locale].lede })),
}));

export const listExports = answer(contract.listExports, async ({ tx, actor, input, locale }) => {
  const found = actor.kind === 'person' ? await store.listExportsOf(tx, actor.personId, input) : [];
  const page = cutPage(found, input.limit, ({ id }) => id);
  return { ...page, items: page.items.map((one) => ({ ...one, title: exportKindOf(one.kind).words[locale].title })) };
});

export const askExport = handle(contract.askExport, async (call) => {
  const { tx, actor, input, now, locale } = call;
  const definition = findExportKind(input.kind);
  if (!definition) return refuse('kind-not-found', { field: 'kind' });
  if (actor.kind !== 'person' || !isAmong(actor, definition.audience)) return refuse('kind-not-yours');
  if (await store.findExport(tx, input.id)) return refuse('export-exists-already');
  const decision = rules.askExport(actor, { ...input, locale }, await store.countWaiting(tx, actor.personId), now);
  if (!decision.ok) return decision;
  await store.saveNewExport(tx, decision.value);
  await askJob(call, writeExport.name, { exportId: input.id }, { key: input.id });
  return { ...decision, value: { id: input.id } };
});

export const fetchExport = answerFile(contract.fetchExport, async ({ tx, actor, input, now }) => {
  const one = await store.findExport(tx, input.exportId);
  if (!one || actor.kind !== 'person' || one.askedBy !== actor.personId) return refuse('export-not-found');
  if (one.state !== 'ready' || one.expiresAt < now) return refuse('export-not-ready');
  const name = `${exportKindOf(one.kind).words[one.locale].title} ${civilDateOf(one.askedAt)}.${one.format}`;
  return { name, type: SHEET_TYPES[one.format], path: sheetPath('exports', one.id), isKept: true };
});
