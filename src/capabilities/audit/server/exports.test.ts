import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { addDays, civilDateOf, instantAt } from '../../../kernel/days.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import { listFacts } from '../contract.ts';
import { askExport, fetchExport, getExportFile, listExports } from '../contract/exports.ts';

let town: Town;
let office: Office;
let auditor: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  auditor = await office.takeOn('13800003003', [['auditor', office.rootId]]);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

type Asked = Partial<z.input<(typeof askExport)['input']>>;

async function ask(more: Asked = {}): Promise<string> {
  const id = newId();
  await town.perform(askExport, auditor.actor, { id, reason: '年度审计抽查', format: 'csv', ...more });
  return id;
}

async function fileOf(exportId: string, downloadId: string, actor: Actor = auditor.actor) {
  const performed = await town.house.performer.performFile({
    routeName: getExportFile.name,
    input: { exportId, downloadId },
    actor,
    place: town.place,
    locale: 'zh-CN',
    now: town.now(),
    caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
  });
  if (!performed.ok) return performed.problem.code;
  return 'path' in performed.file ? readFileSync(performed.file.path) : Buffer.from(performed.file.bytes);
}

async function fetchOnce(exportId: string): Promise<string> {
  return (await town.perform(fetchExport, auditor.actor, { exportId, id: newId() })).id;
}

const shown = async (id: string) =>
  (await town.perform(listExports, auditor.actor, {})).items.find((each) => each.id === id);

describe('an export of the record', () => {
  it('is made by a job, is marked, and is fetched by the one who asked', async () => {
    const id = await ask({ name: 'organisations.added' });
    expect(await shown(id)).toMatchObject({ state: 'making', reason: '年度审计抽查', isMine: true });
    expect(await town.ask(fetchExport, auditor.actor, { exportId: id, id: newId() })).toMatchObject({
      problem: { code: 'export-not-ready' },
    });
    await town.runJobs();
    expect(await shown(id)).toMatchObject({ state: 'ready', rowCount: 3, isCut: false, downloadsLeft: 5 });
    const downloadId = await fetchOnce(id);
    const text = String(await fileOf(id, downloadId));
    const lines = text.trim().split('\r\n');
    expect(text).toContain('理由：年度审计抽查');
    expect(text).toMatch(/下载：赵\*\* V2026-\S+，2026-09-28 09:30/);
    expect(lines.filter((line) => line.includes('organisations.added'))).toHaveLength(3);
    // Every row says where it comes from, also when it is cut out of the file.
    expect(lines.slice(1).every((line) => line.includes('R20260928-'))).toBe(true);
    const { items } = await town.perform(listFacts, auditor.actor, { subjectId: id });
    expect(items.map((fact) => fact.name)).toEqual(['audit.export-fetched', 'audit.export-made', 'audit.export-asked']);
    expect(JSON.stringify(items.map((fact) => fact.detail))).not.toContain('年度');
  });

  it.each(['xlsx', 'jsonl'] as const)('comes as %s too', async (format) => {
    const id = await ask({ format });
    await town.runJobs();
    const file = await fileOf(id, await fetchOnce(id));
    if (format === 'xlsx') return expect(String(file).slice(0, 2)).toBe('PK');
    const [mark, ...facts] = String(file)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(mark).toMatchObject({ mark: expect.arrayContaining(['理由：年度审计抽查']) });
    expect(facts).toHaveLength((await shown(id))?.rowCount ?? 0);
  });

  it('is not for other auditors, and its address is good for some minutes only', async () => {
    const id = await ask();
    await town.runJobs();
    const downloadId = await fetchOnce(id);
    const other = await office.takeOn('13800003004', [['auditor', office.rootId]]);
    expect(await town.ask(fetchExport, other.actor, { exportId: id, id: newId() })).toMatchObject({
      problem: { code: 'not-your-export' },
    });
    expect(await fileOf(id, downloadId, other.actor)).toBe('not-your-export');
    expect(await fileOf(id, newId())).toBe('download-over');
    const before = town.now();
    town.turnTo('2026-09-28T01:41:00.000Z');
    expect(await fileOf(id, downloadId)).toBe('download-over');
    town.turnTo(before);
  });

  it('is fetched five times and no more, also when all ask at once', async () => {
    const id = await ask();
    await town.runJobs();
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => town.ask(fetchExport, auditor.actor, { exportId: id, id: newId() })),
    );
    expect(asked.filter((each) => each.ok)).toHaveLength(5);
    expect(asked.find((each) => !each.ok)).toMatchObject({ problem: { code: 'downloads-used-up' } });
  });

  it('is gone after seven days; that it was, and why, stays', async () => {
    const id = await ask();
    await town.runJobs();
    const downloadId = await fetchOnce(id);
    town.turnTo(instantAt(addDays(civilDateOf(town.now()), 7), '09:31'));
    expect(await fileOf(id, downloadId)).toBe('export-expired');
    await town.runRounds();
    expect(await shown(id)).toMatchObject({ state: 'expired', reason: '年度审计抽查', rowCount: expect.any(Number) });
    const parts = await town.house.database.read(town.place.tenantId, (tx) =>
      tx.query('select no from audit.export_part where tenant_id = $1', [tx.tenantId]),
    );
    expect(parts).toEqual([]);
  });

  it('needs a reason, and is closed to who audits a part', async () => {
    const id = newId();
    const bare = await town.ask(askExport, auditor.actor, { id, reason: '看', format: 'csv' });
    expect(bare).toMatchObject({ problem: { status: 400, fields: [{ path: 'reason' }] } });
    const ofPart = await office.takeOn('13800003014', [['auditor', office.branchId]]);
    const asked = await town.ask(askExport, ofPart.actor, { id, reason: '年度审计抽查', format: 'csv' });
    expect(asked).toMatchObject({ problem: { code: 'place-not-yours' } });
  });
});
