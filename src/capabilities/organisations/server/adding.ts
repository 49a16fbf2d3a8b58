import { refuse, type Decision } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Organisation } from '../domain/model.ts';
import * as rules from '../domain/rules.ts';
import { isCodeTaken } from './code-claim.ts';
import * as store from './store.ts';

/** Null where none is named, undefined where there is none of that id. */
export async function findHost(tx: Tx, id: string | null): Promise<Organisation | null | undefined> {
  return id === null ? null : store.findOrganisation(tx, id);
}

export type AddOneRefusal = rules.AddRefusal | 'organisation-exists-already' | 'parent-not-found' | 'host-not-found';

/** Adds one organisation in the name of whoever asks: from the form, or as a row of a sheet. */
export async function addOne(
  { actor, now, tx }: Doing,
  draft: rules.OrganisationDraft,
  made = { isFromSheet: false },
): Promise<Decision<Organisation, AddOneRefusal>> {
  if (await store.findOrganisation(tx, draft.id)) return refuse('organisation-exists-already');
  const codeTaken = await isCodeTaken(tx, draft.creditCode, draft.id);
  const parent = await store.findOrganisationForUpdate(tx, draft.parentId);
  if (!parent) return refuse('parent-not-found', { field: 'parentId' });
  const host = await findHost(tx, draft.hostOrganisationId);
  if (host === undefined) return refuse('host-not-found', { field: 'hostOrganisationId' });
  const hasTwin = await store.hasTwin(tx, parent.id, draft.name, draft.id);
  const decision = rules.addOrganisation(actor, draft, { parent, host, hasTwin, isCodeTaken: codeTaken });
  if (decision.ok) await store.saveNewOrganisation(tx, decision.value, now, made);
  return decision;
}
