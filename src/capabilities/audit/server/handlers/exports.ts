import { isPerson } from '../../../../kernel/actor.ts';
import { cutPage } from '../../../../kernel/contract.ts';
import { addMinutes } from '../../../../kernel/days.ts';
import { allow, mapDecision, refuse } from '../../../../kernel/decision.ts';
import { searchFacts } from '../../../../platform/server/fact-search.ts';
import { answer, answerFile, handle } from '../../../../platform/server/handle.ts';
import { askJob } from '../../../../platform/server/jobs.ts';
import { listOrganisationIds } from '../../../organisations/server/door.ts';
import { findPeople } from '../../../people/server/door.ts';
import * as contract from '../../contract/exports.ts';
import { exportAsked } from '../../domain/facts.ts';
import { EXPORT_LIMITS, exportNumber } from '../../domain/model.ts';
import * as policy from '../../domain/policy.ts';
import * as rules from '../../domain/rules.ts';
import { understandFilter } from '../ask-filter.ts';
import { exportFile } from '../export-file.ts';
import { makeExport } from '../make-export.ts';
import * as store from '../store.ts';

export const askExport = handle(contract.askExport, async (call) => {
  const { tx, actor, input, now } = call;
  const roots = await listOrganisationIds(tx, { rootsOnly: true });
  if (!isPerson(actor) || !policy.mayAuditPlace(actor, roots)) return refuse('place-not-yours');
  if ((await store.countOpenExports(tx, actor.personId)) >= EXPORT_LIMITS.open) {
    return refuse('too-many-exports', { detail: { most: EXPORT_LIMITS.open } });
  }
  const { id, reason, format, ...askedFilter } = input;
  const filter = await understandFilter(tx, askedFilter);
  if ((await searchFacts(tx, filter, { limit: 1 })).length === 0) return refuse('export-would-be-empty');
  const asked: store.StoredExport = {
    id,
    reason,
    format,
    askedFilter,
    filter,
    askedBy: actor.personId,
    askedAt: now,
    state: 'making',
    rowCount: 0,
    lastFactId: null,
    isCut: false,
    expiresAt: null,
  };
  if (!(await store.saveNewExport(tx, asked))) return refuse('export-id-used');
  await askJob(call, makeExport.name, { exportId: id });
  return allow({ id, number: exportNumber(asked) }, exportAsked(asked));
});

export const listExports = answer(contract.listExports, async ({ tx, actor, input, now }) => {
  const roots = await listOrganisationIds(tx, { rootsOnly: true });
  if (!isPerson(actor) || !policy.mayAuditPlace(actor, roots)) return refuse('place-not-yours');
  const found = await store.listExports(tx, { after: input.after ?? null, limit: input.limit + 1 });
  const page = cutPage(found, input.limit, (each) => each.id);
  const people = await findPeople(tx, [...new Set(page.items.map((each) => each.askedBy))]);
  const ids = page.items.map((each) => each.id);
  const downloads = Map.groupBy(await store.listDownloads(tx, ids), (download) => download.exportId);
  return {
    ...page,
    items: page.items.map(({ askedFilter, askedBy, ...each }) => {
      const by = people.get(askedBy);
      const fetched = downloads.get(each.id) ?? [];
      return {
        ...each,
        number: exportNumber(each),
        state: rules.isOver(each, now) ? ('expired' as const) : each.state,
        filter: askedFilter,
        askedBy: by ? { personId: by.id, maskedName: by.maskedName, volunteerNo: by.volunteerNo } : null,
        isMine: askedBy === actor.personId,
        downloads: fetched.map(({ at }) => ({ at })),
        downloadsLeft: Math.max(0, EXPORT_LIMITS.downloads - fetched.length),
      };
    }),
  };
});

export const fetchExport = handle(contract.fetchExport, async ({ tx, actor, input, now }) => {
  const found = await store.findExportForUpdate(tx, input.exportId);
  if (!found || !isPerson(actor)) return refuse('export-not-found');
  const { length: downloads } = await store.listDownloads(tx, [found.id]);
  const decision = rules.fetchExport(found, { personId: actor.personId, downloads }, now);
  if (!decision.ok) return decision;
  const download = { id: input.id, exportId: found.id, personId: actor.personId, at: now };
  if (!(await store.saveDownload(tx, download))) return refuse('download-id-used');
  return mapDecision(decision, ({ downloadsLeft }) => ({ id: input.id, downloadsLeft }));
});

export const getExportFile = answerFile(contract.getExportFile, async (call) => {
  const { tx, actor, input, now } = call;
  const found = await store.findExport(tx, input.exportId);
  if (!found || !isPerson(actor)) return refuse('export-not-found');
  if (found.askedBy !== actor.personId) return refuse('not-your-export');
  if (rules.isOver(found, now)) return refuse('export-expired');
  const downloads = await store.listDownloads(tx, [found.id]);
  const download = downloads.find((each) => each.id === input.downloadId);
  if (!download || addMinutes(download.at, EXPORT_LIMITS.downloadMinutes) <= now) return refuse('download-over');
  const by = (await findPeople(tx, [actor.personId])).get(actor.personId);
  return exportFile(found, { ...call, by: by ? `${by.maskedName} ${by.volunteerNo}` : '', at: download.at });
});
