import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exportOrganisations } from '../src/capabilities/organisations/contract/sheet.ts';
import { askExport, fetchExport, listExportKinds, listExports } from '../src/capabilities/sheets/contract/exports.ts';
import type { PersonActor } from '../src/kernel/actor.ts';
import { newId } from '../src/platform/server/ids.ts';
import { withClient } from '../src/platform/server/roles.ts';
import { openOffice, type Office } from './office.ts';
import { openTown, type Town } from './town.ts';

/** Longer than what a direct answer holds. */
const MANY = 20_500;

let town: Town;
let office: Office;
let keeper: PersonActor;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  keeper = town.actor(newId(), [{ role: 'coordinator', organisationId: office.rootId }]);
  await withClient(town.adminUrl, async (client) => {
    const of = [town.place.tenantId, office.rootId, MANY];
    await client.query(
      `insert into organisations.organisation
         (tenant_id, id, parent_id, lineage, kind, name, short_name, region_code, added_at)
       select $1, id, $2, array[id, $2::uuid], 'enterprise', '长表单位' || no, '单位' || no, '370500', now()
       from (select gen_random_uuid() as id, no from generate_series(1, $3) no) as made`,
      of,
    );
    await client.query(
      `insert into people.person (tenant_id, id, name, volunteer_no, organisation_id, registered_at)
       select $1, gen_random_uuid(), '某' || no, 'L' || no, $2, now() from generate_series(1, $3) no`,
      of,
    );
  });
}, 120_000);
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

function fetchFile(routeName: string, input: Record<string, unknown>) {
  return town.house.performer.performFile({
    routeName,
    input,
    actor: keeper,
    place: town.place,
    locale: 'zh-CN',
    now: town.now(),
    caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
  });
}

/** Asks for a table as the panel of the console does, has it written, and reads its lines. */
async function linesOf(kind: string): Promise<{ id: string; lines: string[] }> {
  const id = newId();
  await town.perform(askExport, keeper, { id, kind, format: 'csv' });
  await town.runJobs();
  const { items } = await town.perform(listExports, keeper, {});
  expect(items.find((each) => each.id === id)).toMatchObject({ state: 'ready' });
  const fetched = await fetchFile(fetchExport.name, { exportId: id });
  if (!fetched.ok || !('path' in fetched.file)) throw new Error('There is no file.');
  const text = await readFile(fetched.file.path, 'utf8');
  return { id, lines: text.split(/\r?\n/).filter((line) => line !== '') };
}

describe('a table that is too long for one answer', { timeout: 120_000 }, () => {
  it('is refused where it would be had at once, and the sentence says where it can be had', async () => {
    const answered = await fetchFile(exportOrganisations.name, { format: 'csv' });
    expect(answered).toMatchObject({ ok: false, problem: { code: 'too-many-rows' } });
    expect(JSON.stringify(answered)).toContain('导入与导出');
  });

  it('of organisations is written by a job, those above first', async () => {
    const { items } = await town.perform(listExportKinds, keeper, {});
    expect(items.map(({ kind }) => kind).sort()).toEqual(['organisations.organisations', 'people.people']);
    const { lines } = await linesOf('organisations.organisations');
    expect(lines).toHaveLength(MANY + 4);
    expect(lines[0]).toMatch(/上级单位,类别,全称,简称/);
    expect(lines[1]).toContain('联席办公室');
  });

  it('of people is written by a job, masked', async () => {
    const { lines } = await linesOf('people.people');
    expect(lines).toHaveLength(MANY + 1);
    expect(lines.slice(1).every((line) => line.startsWith('某*'))).toBe(true);
  });
});
