import { cutPage } from '../../../../kernel/contract.ts';
import { civilDateOf, clockTimeOf, instantAt } from '../../../../kernel/days.ts';
import { refuse } from '../../../../kernel/decision.ts';
import { answer, answerFile } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { listOrganisationIds } from '../../../organisations/server/door.ts';
import { findPeople, listMinorReveals } from '../../../people/server/door.ts';
import * as contract from '../../contract/minors.ts';
import { mayAuditLooks } from '../../domain/policy.ts';
import { words } from '../../messages/words.ts';
import { csvOf } from '../own-file.ts';
import { listByIds } from '../store/minors.ts';

/** More than this in a year would be an audit of its own. */
const MOST_IN_A_FILE = 5_000;

type Span = { readonly year: number; readonly after: string | null; readonly limit: number };

/** The looks of a year as `people` kept them, each with who approved it here. */
async function looksOf(tx: Tx, { year, after, limit }: Span): Promise<contract.MinorLook[]> {
  const from = instantAt(`${year}-01-01`);
  const reveals = await listMinorReveals(tx, { from, before: instantAt(`${year + 1}-01-01`), after, limit });
  const approvals = await listByIds(
    tx,
    reveals.flatMap((reveal) => reveal.approvalId ?? []),
  );
  const approverOf = (id: string | null) => approvals.get(id ?? '')?.decidedBy ?? '';
  const ids = reveals.flatMap((reveal) => [reveal.personId, reveal.revealedBy, approverOf(reveal.approvalId)]);
  const people = await findPeople(
    tx,
    [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/.test(id)),
  );
  return reveals.map((reveal) => ({
    id: reveal.id,
    at: reveal.revealedAt,
    what: reveal.what,
    reason: reveal.reason,
    volunteerNo: people.get(reveal.personId)?.volunteerNo ?? '',
    byName: people.get(reveal.revealedBy)?.name ?? '',
    approvedByName: people.get(approverOf(reveal.approvalId))?.name ?? null,
  }));
}

export const listMinorLooks = answer(contract.listMinorLooks, async ({ tx, actor, input }) => {
  if (!mayAuditLooks(actor, await listOrganisationIds(tx, { rootsOnly: true }))) return refuse('not-privacy-officer');
  const looks = await looksOf(tx, { year: input.year, after: input.after ?? null, limit: input.limit + 1 });
  return cutPage(looks, input.limit, (look) => look.id);
});

export const saveMinorLooks = answerFile(contract.saveMinorLooks, async ({ tx, actor, input, locale }) => {
  if (!mayAuditLooks(actor, await listOrganisationIds(tx, { rootsOnly: true }))) return refuse('not-privacy-officer');
  const { looks: t, values } = words[locale];
  const looks = await looksOf(tx, { year: input.year, after: null, limit: MOST_IN_A_FILE });
  const rows = looks.map((look) => [
    `${civilDateOf(look.at)} ${clockTimeOf(look.at)}`,
    look.volunteerNo,
    values[look.what],
    look.byName,
    look.approvedByName,
    look.reason,
  ]);
  const table = { title: t.title, columns: [t.at, t.volunteerNo, t.what, t.by, t.approvedBy, t.reason], rows };
  return {
    name: `${t.fileName}-${input.year}.csv`,
    type: 'text/csv; charset=utf-8',
    bytes: new Uint8Array(new TextEncoder().encode(csvOf(table))),
  };
});
