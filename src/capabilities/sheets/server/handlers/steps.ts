import type { Actor } from '../../../../kernel/actor.ts';
import { refuse } from '../../../../kernel/decision.ts';
import { handle } from '../../../../platform/server/handle.ts';
import { askJob } from '../../../../platform/server/jobs.ts';
import { takeUpload } from '../../../../platform/server/sheets/uploads.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import * as contract from '../../contract.ts';
import type { SheetImport } from '../../domain/model.ts';
import { isSender, mayImport } from '../../domain/policy.ts';
import * as rules from '../../domain/rules.ts';
import { readImport } from '../jobs/read-import.ts';
import { undoImport as undoJob } from '../jobs/undo-import.ts';
import { writeImport } from '../jobs/write-import.ts';
import { findKind, kindOf } from '../kinds.ts';
import * as store from '../store.ts';
import * as rowStore from '../store-rows.ts';

export const startImport = handle(contract.startImport, async (call) => {
  const { tx, actor, input, now } = call;
  const kind = findKind(input.kind);
  if (!kind) return refuse('kind-not-found', { field: 'kind' });
  if (actor.kind !== 'person' || !mayImport(actor, kind.definition.audience)) return refuse('kind-not-yours');
  if (await store.findImport(tx, input.id)) return refuse('import-exists-already');
  const upload = await takeUpload(tx, input.uploadId, actor.personId);
  if (!upload) return refuse('upload-not-found', { field: 'uploadId' });
  const { name: fileName, kind: fileKind, sha256 } = upload;
  const draft = { id: input.id, kind: input.kind, uploadId: upload.id, fileName, fileKind, sha256 };
  const decision = rules.startImport(actor, draft, now);
  await store.saveNewImport(tx, decision.value);
  await askJob(call, readImport.name, { importId: input.id }, { key: input.id });
  return { ...decision, value: { id: input.id } };
});

/** Somebody else's is not found, so that not even its being there is told. */
async function findOwnForUpdate(tx: Tx, actor: Actor, importId: string): Promise<SheetImport | undefined> {
  const one = await store.findImportForUpdate(tx, importId);
  return one && isSender(actor, one) ? one : undefined;
}

export const confirmImport = handle(contract.confirmImport, async (call) => {
  const { tx, actor, input, now } = call;
  const one = await findOwnForUpdate(tx, actor, input.importId);
  if (!one || actor.kind !== 'person') return refuse('import-not-found');
  if (!mayImport(actor, kindOf(one.kind).definition.audience)) return refuse('kind-not-yours');
  const decision = rules.confirmImport(actor, one, input, now);
  if (!decision.ok) return decision;
  await store.saveImport(tx, decision.value);
  await askJob(call, writeImport.name, { importId: one.id }, { key: one.id });
  return { ...decision, value: { id: one.id } };
});

export const discardImport = handle(contract.discardImport, async ({ tx, actor, input, now }) => {
  const one = await findOwnForUpdate(tx, actor, input.importId);
  if (!one) return refuse('import-not-found');
  const decision = rules.discardImport(one, 'by-sender', now);
  if (!decision.ok) return decision;
  await rowStore.deleteRows(tx, one.id);
  await store.saveImport(tx, { ...decision.value, clearedAt: now });
  return { ...decision, value: { id: one.id } };
});

export const undoImport = handle(contract.undoImport, async (call) => {
  const { tx, actor, input, now } = call;
  const one = await findOwnForUpdate(tx, actor, input.importId);
  if (!one || actor.kind !== 'person') return refuse('import-not-found');
  const { definition } = kindOf(one.kind);
  if (!mayImport(actor, definition.audience)) return refuse('kind-not-yours');
  const decision = rules.undoImport(actor, one, definition.undo !== undefined, now);
  if (!decision.ok) return decision;
  await rowStore.retryKept(tx, one.id);
  await store.saveImport(tx, decision.value);
  await askJob(call, undoJob.name, { importId: one.id }, { key: one.id });
  return { ...decision, value: { id: one.id } };
});
