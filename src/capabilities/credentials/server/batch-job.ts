import { z } from 'zod';
import type { Fact } from '../../../kernel/decision.ts';
import { actorId } from '../../../kernel/actor.ts';
import { vouchedFor } from '../../../platform/server/chain/vouching.ts';
import { saveFile } from '../../../platform/server/files.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Job, JobWork } from '../../../platform/server/jobs.ts';
import { findOrganisation } from '../../organisations/server/door.ts';
import * as facts from '../domain/facts.ts';
import { writtenContent } from '../domain/rules.ts';
import { issuePapers } from './issue.ts';
import { printPapers } from './paper/print-papers.ts';
import { credentialsSetting } from './setting.ts';
import * as store from './store/batches.ts';
import { listOfBatch } from './store/credentials.ts';
import { recordOf } from './vouched.ts';

export const ISSUE_BATCH = 'credentials.issue-batch';
/** Small enough that the issuer's series is free again soon, large enough that a thousand take few transactions. */
const PORTION = 50;

const Asked = z.object({ batchId: z.uuid() });

/**
 * Issues a batch in portions and prints it into one file. Stopped half way it is run again from the start: lines that
 * have their paper are passed over, so no number is given twice and none is left out.
 */
export const issueBatchJob: Job = {
  name: ISSUE_BATCH,
  async run(work, payload) {
    const { batchId } = Asked.parse(payload);
    for (let left = true; left;) {
      await work.write(async (doing) => {
        const issued = await issuePortion(doing, batchId);
        left = issued.length > 0;
        return issued;
      });
    }
    await printBatch(work, batchId);
  },
};

async function issuePortion(doing: Doing, batchId: string): Promise<readonly Fact[]> {
  const { tx, newId } = doing;
  const batch = await store.findBatchForUpdate(tx, batchId);
  const lines = batch ? await store.listOpenLines(tx, batchId, PORTION) : [];
  const issuer = batch && (await findOrganisation(tx, batch.issuerOrganisationId));
  if (!issuer || lines.length === 0) return [];
  const papers = lines.map(({ no, personId }) => ({
    id: newId(),
    holder: { personId },
    content: writtenContent(batch),
    origin: { capability: 'credentials', id: batchId },
    basisSha256: null,
    batch: { id: batchId, lineNo: no },
  }));
  const { kind, askedBy: handlerPersonId, validMonths } = batch;
  const issued = await issuePapers(doing, { issuer, kind, handlerPersonId, validMonths }, papers);
  return issued.flatMap((credential) => vouchedFor([facts.issued(credential)], recordOf(credential)));
}

async function printBatch(work: JobWork, batchId: string): Promise<void> {
  const found = await work.read(async (tx) => {
    const batch = await store.findBatch(tx, batchId);
    return batch && !batch.finishedAt ? { batch, papers: await listOfBatch(tx, batchId) } : undefined;
  });
  if (!found || found.papers.length === 0) return;
  const place = { publicUrl: credentialsSetting().publicUrl, slug: work.place.slug };
  const bytes = await printPapers(found.papers, place, 'zh-CN');
  const range = [found.papers[0]?.number, found.papers.at(-1)?.number].join('_');
  await work.write(async ({ tx, actor, now }) => {
    const batch = await store.findBatchForUpdate(tx, batchId);
    if (!batch || batch.finishedAt) return [];
    const file = { name: `${range}.pdf`, type: 'application/pdf', bytes };
    const fileId = await saveFile(tx, file, { actorId: actorId(actor), now });
    const finished = { ...batch, fileId, finishedAt: now };
    await store.saveFinished(tx, finished);
    return [facts.batchFinished(finished)];
  });
}
