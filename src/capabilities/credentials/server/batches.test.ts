import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { newId } from '../../../platform/server/ids.ts';
import type { JobWork } from '../../../platform/server/jobs.ts';
import { storeFacts } from '../../../platform/server/facts.ts';
import { registerPerson } from '../../people/server/door.ts';
import * as contract from '../contract/batches.ts';
import { listCredentials } from '../contract.ts';
import { issueBatchJob } from './batch-job.ts';

let town: Town;
let office: Office;
let clerk: Colleague;
const numbers: string[] = [];
const PEOPLE = 130;

beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  clerk = await office.takeOn('13800000001', [['clerk', office.branchId]]);
  const { tenantId } = town.place;
  const actor = { kind: 'system', tenantId, name: 'test' } as const;
  await town.house.database.write(tenantId, async (tx) => {
    const doing = { tx, actor, place: town.place, now: town.now(), newId };
    for (let no = 0; no < PEOPLE; no += 1) {
      const phone = `137${String(no).padStart(8, '0')}`;
      const person = { id: newId(), name: `王人${no}`, phone, organisationId: office.rootId };
      const registered = await registerPerson(doing, person);
      if (registered.ok) numbers.push(registered.value.volunteerNo);
    }
  });
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const wanted = (more: object = {}) => ({
  id: newId(),
  organisationId: office.branchId,
  kind: 'thanks' as const,
  text: '感谢您参加今年的志愿服务。',
  volunteerNos: numbers.join('\n'),
  ...more,
});
const seen = (batchId: string) => town.perform(contract.getBatch, clerk.actor, { batchId });

/** The job's own work, in which the write of a given number fails as if the server had died in it. */
function workThatDies(atWrite: number): JobWork {
  const { tenantId } = town.place;
  const actor = { kind: 'system', tenantId, name: issueBatchJob.name } as const;
  let writes = 0;
  return {
    place: town.place,
    now: town.now,
    newId,
    read: (work) => town.house.database.read(tenantId, work),
    write: (work) =>
      town.house.database.write(tenantId, async (tx) => {
        const facts = await work({ tx, actor, place: town.place, now: town.now(), newId });
        await storeFacts(
          tx,
          facts.map((fact) => ({ fact, actor })),
          town.now(),
        );
        writes += 1;
        if (writes === atWrite) throw new Error('the server died');
      }),
  };
}

describe('a batch', () => {
  it('issues one paper for each line, in their order, and prints them into one file', async () => {
    const { id, lineCount } = await town.perform(contract.askBatch, clerk.actor, wanted());
    expect(lineCount).toBe(PEOPLE);
    expect(await seen(id)).toMatchObject({ progress: 'issuing', issuedCount: 0 });
    expect(await town.ask(contract.downloadBatch, clerk.actor, { batchId: id }).catch(String)).toMatch(/file/);
    await town.runJobs();
    expect(await seen(id)).toMatchObject({ progress: 'done', issuedCount: PEOPLE, finishedOn: '2026-09-28' });
    const { items } = await town.perform(listCredentials, clerk.actor, { batchId: id, limit: 100 });
    expect(items[0]?.holderName).toBe(`王人${PEOPLE - 1}`);
    const file = await town.house.performer.performFile({
      routeName: contract.downloadBatch.name,
      input: { batchId: id },
      actor: clerk.actor,
      place: town.place,
      locale: 'zh-CN',
      now: town.now(),
      caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
    });
    const bytes = file.ok && 'bytes' in file.file ? file.file.bytes : new Uint8Array();
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('that stopped half way goes on where it was; no number is doubled or left out', async () => {
    const asked = wanted();
    await town.perform(contract.askBatch, clerk.actor, asked);
    await expect(issueBatchJob.run(workThatDies(2), { batchId: asked.id })).rejects.toThrow('died');
    expect(await seen(asked.id)).toMatchObject({ issuedCount: 50, progress: 'issuing' });
    await expect(issueBatchJob.run(workThatDies(4), { batchId: asked.id })).rejects.toThrow('died');
    expect(await seen(asked.id)).toMatchObject({ issuedCount: PEOPLE });
    await town.runJobs();
    expect(await seen(asked.id)).toMatchObject({ issuedCount: PEOPLE, progress: 'done' });
  });

  it('that two servers run at the same moment issues each paper once', async () => {
    const asked = wanted({ volunteerNos: numbers.slice(0, 60).join(' ') });
    await town.perform(contract.askBatch, clerk.actor, asked);
    const run = () => issueBatchJob.run(workThatDies(-1), { batchId: asked.id });
    await Promise.all([run(), run(), run()]);
    expect(await seen(asked.id)).toMatchObject({ issuedCount: 60, lineCount: 60, progress: 'done' });
  });

  it('takes the list as it is pasted: small letters, full-width signs, empty lines, twice the same', async () => {
    const [one = '', two = ''] = numbers;
    const pasted = `\n ${one.toLowerCase()} \n\n${two}，${one}；\n`;
    const { lineCount } = await town.perform(contract.askBatch, clerk.actor, wanted({ volunteerNos: pasted }));
    expect(lineCount).toBe(2);
    await town.runJobs();
  });

  it.each([
    [{ volunteerNos: '   \n ' }, 'list-empty'],
    [{ volunteerNos: 'V1999-00001' }, 'numbers-unknown'],
    [{ volunteerNos: Array.from({ length: 2_001 }, (_, no) => `A${no}`).join('\n') }, 'list-too-long'],
    [{ text: '电话 13912345678' }, 'text-holds-private-number'],
  ])('is refused with a reason (%#)', async (more, code) => {
    expect(await town.ask(contract.askBatch, clerk.actor, wanted(more))).toMatchObject({ problem: { code } });
  });

  it('is for the issuer’s clerks alone', async () => {
    const other = await office.takeOn('13800000002', [['clerk', office.otherBranchId]]);
    const refused = await town.ask(contract.askBatch, other.actor, wanted());
    expect(refused).toMatchObject({ problem: { code: 'not-yours-to-issue' } });
    const { items } = await town.perform(contract.listBatches, clerk.actor, {});
    const [batch] = items;
    expect(await town.ask(contract.getBatch, other.actor, { batchId: batch?.id ?? '' })).toMatchObject({
      problem: { code: 'not-yours-to-open' },
    });
    expect((await town.perform(contract.listBatches, other.actor, {})).items).toEqual([]);
  });
});
