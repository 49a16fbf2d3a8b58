import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { isSignedBy } from '../../../platform/server/chain/checkpoint-keys.ts';
import { verifyInclusion } from '../../../platform/server/chain/inclusion.ts';
import { getFact, listFacts } from '../contract.ts';
import {
  getCheckpoint,
  getCheckpointFile,
  listCheckpoints,
  listKeys,
  signCheckpoint,
} from '../contract/checkpoints.ts';

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

const list = () => town.perform(listCheckpoints, town.stranger, {});

describe('checkpoints', () => {
  it('are signed when the day is over, once, and each leaves a fact', async () => {
    await town.runRounds();
    expect((await list()).items).toEqual([]);
    town.turnTo('2026-09-28T16:02:00.000Z');
    await town.runRounds();
    expect((await list()).items).toEqual([]);
    town.turnTo('2026-09-28T16:06:00.000Z');
    await town.runRounds();
    await town.runRounds();
    expect((await list()).items).toMatchObject([{ no: 1, day: '2026-09-28', from: 1 }]);
    const { items } = await town.perform(listFacts, auditor.actor, { name: 'audit.checkpoint-signed' });
    expect(items).toMatchObject([{ detail: { no: 1, day: '2026-09-28' } }]);
  });

  it('can be checked by anybody: text, signature, key', async () => {
    const { keys } = await town.perform(listKeys, town.stranger, {});
    const { text, keyId } = await town.perform(getCheckpoint, town.stranger, { checkpointNo: 1 });
    const key = keys.find((each) => each.kid === keyId);
    const [signedText = '', signature = ''] = text.split('signature ed25519:');
    expect(isSignedBy(key?.x ?? '', signedText, Buffer.from(signature.trim(), 'base64url'))).toBe(true);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  it('can be kept as a file', async () => {
    const asked = { routeName: getCheckpointFile.name, input: { checkpointNo: 1 }, actor: town.stranger };
    const caller = { clientAddress: '127.0.0.1', setCookie: () => {} };
    const performed = await town.house.performer.performFile({
      ...asked,
      place: town.place,
      locale: 'zh-CN',
      now: town.now(),
      caller,
    });
    expect(performed).toMatchObject({ ok: true, file: { name: 'trial-checkpoint-1.txt' } });
  });

  it('are signed at once for the auditor of the whole place, when there is something to sign', async () => {
    const ofPart = await office.takeOn('13800003014', [['auditor', office.branchId]]);
    await town.house.listening.catchUp(town.place);
    expect(await town.ask(signCheckpoint, ofPart.actor, {})).toMatchObject({ problem: { code: 'place-not-yours' } });
    expect(await town.perform(signCheckpoint, auditor.actor, {})).toEqual({ no: 2 });
    expect(await town.ask(signCheckpoint, auditor.actor, {})).toMatchObject({ problem: { code: 'nothing-to-sign' } });
    expect(await town.ask(getCheckpoint, town.stranger, { checkpointNo: 9 })).toMatchObject({
      problem: { code: 'checkpoint-not-found' },
    });
  });

  it('prove an entry of the record to who may read it', async () => {
    const { items } = await town.perform(listFacts, auditor.actor, { limit: 100 });
    const [newest, oldest] = [items[0], items.at(-1)];
    const proved = await town.perform(getFact, auditor.actor, { factId: oldest?.id ?? '' });
    expect(proved).toMatchObject({ position: 1, proof: { checkpoint: { no: 1, day: '2026-09-28' } } });
    expect(proved.proof && verifyInclusion(proved.proof)).toBe(true);
    const fresh = await town.perform(getFact, auditor.actor, { factId: newest?.id ?? '' });
    expect(fresh).toMatchObject({ name: 'audit.checkpoint-signed', proof: null });
  });
});
