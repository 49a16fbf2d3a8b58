import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/server/ids.ts';
import { rehearse, type Rehearsal } from '../../../../test/rehearsal.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { grantAtSetUp } from '../../roles/server/door.ts';
import { listLeaders } from '../contract.ts';

let town: Town;
let cast: Rehearsal;

beforeAll(async () => {
  town = await openTown();
  cast = await rehearse(town, 1);
});
afterAll(() => town.close());

test('a leader is somebody who holds that role over the organisation, and only organisers are told who', async () => {
  const { organisationId, leaderId, clerk } = cast;
  expect(await town.perform(listLeaders, clerk, { organisationId })).toEqual({ items: [] });
  await town.house.database.write(town.place.tenantId, (tx) => {
    const doing = { tx, actor: clerk, place: town.place, now: town.now(), newId };
    return grantAtSetUp(doing, { id: newId(), personId: leaderId, role: 'leader', organisationId });
  });
  const { items } = await town.perform(listLeaders, clerk, { organisationId });
  expect(items).toMatchObject([{ personId: leaderId }]);
  const elsewhere = town.actor(newId(), [{ role: 'clerk', organisationId: newId() }]);
  expect(await town.ask(listLeaders, elsewhere, { organisationId })).toMatchObject({
    problem: { code: 'not-yours-to-organise' },
  });
});
