import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { addMinutes } from '../../../kernel/days.ts';
import { newId } from '../../../platform/server/ids.ts';
import { sheetPath } from '../../../platform/server/sheets/sheet-folder.ts';
import { withClient } from '../../../platform/server/roles.ts';
import * as contract from '../contract/exports.ts';
import { openTrial, type Trial } from './trial.fixture.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial();
  await withClient(trial.town.adminUrl, (client) =>
    client.query(
      `insert into public.trial_thing (tenant_id, id, name, amount, made_by)
       select $1, gen_random_uuid(), case when nr = 7 then '=7' else 'n' || lpad(nr::text, 5, '0') end, 1, 'test'
       from generate_series(1, 1200) nr`,
      [trial.town.place.tenantId],
    ),
  );
});
afterAll(() => trial.town.close());
afterEach(async () => expect(await trial.town.brokenInvariants()).toEqual([]));

const kind = 'trial.all-things';
function fetchFile(exportId: string, actor: Actor = trial.sender) {
  const { town } = trial;
  return town.house.performer.performFile({
    routeName: contract.fetchExport.name,
    input: { exportId },
    actor,
    place: town.place,
    locale: 'zh-CN',
    now: town.now(),
    caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
  });
}

it('writes a long table for the one who asked, keeps it for a day, and then removes it', async () => {
  const { town, sender } = trial;
  const id = newId();
  await town.perform(contract.askExport, sender, { id, kind, format: 'csv' });
  expect(await fetchFile(id)).toMatchObject({ problem: { code: 'export-not-ready' } });
  await town.runJobs();
  const { items } = await town.perform(contract.listExports, sender, {});
  expect(items).toMatchObject([{ id, state: 'ready', rowCount: 1200, title: '全部物品' }]);
  const fetched = await fetchFile(id);
  if (!fetched.ok || !('path' in fetched.file)) throw new Error('There is no file.');
  const lines = (await readFile(fetched.file.path, 'utf8')).split(/\r?\n/);
  expect(lines.slice(0, 3)).toEqual(['\uFEFF名称', "'=7", 'n00001']);
  expect(lines.filter((line) => line !== '')).toHaveLength(1_201);
  const other = town.actor(newId(), sender.grants);
  expect(await fetchFile(id, other)).toMatchObject({ problem: { code: 'export-not-found' } });
  const now = town.now();
  town.turnTo(addMinutes(now, 1_441));
  expect(await fetchFile(id)).toMatchObject({ problem: { code: 'export-not-ready' } });
  await town.runRounds();
  town.turnTo(now);
  expect(existsSync(sheetPath('exports', id))).toBe(false);
  expect((await town.perform(contract.listExports, sender, {})).items).toMatchObject([{ state: 'expired' }]);
});

it('is for the roles of its kind, and for a few at a time', async () => {
  const { town, sender } = trial;
  const clerk = town.actor(newId(), [{ role: 'clerk', organisationId: newId() }]);
  const ask = (actor: Actor) => town.ask(contract.askExport, actor, { id: newId(), kind, format: 'xlsx' });
  expect(await ask(clerk)).toMatchObject({ problem: { code: 'kind-not-yours' } });
  for (let count = 0; count < 3; count += 1) expect(await ask(sender)).toMatchObject({ ok: true });
  expect(await ask(sender)).toMatchObject({ problem: { code: 'exports-too-many' } });
  await town.runJobs();
  expect(await ask(sender)).toMatchObject({ ok: true });
});
