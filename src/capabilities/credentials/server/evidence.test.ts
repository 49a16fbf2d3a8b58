import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { checkpointPublicKeys } from '../../../platform/server/chain/checkpoint-keys.ts';
import { signCheckpoints } from '../../../platform/server/chain/checkpoints.ts';
import { verifyTenant } from '../../../platform/server/chain/verify.ts';
import { rowSourcesOf } from '../../../platform/server/chain/verify-rows.ts';
import { newId } from '../../../platform/server/ids.ts';
import { withClient } from '../../../platform/server/roles.ts';
import * as contract from '../contract.ts';
import { verifyEvidence, type Evidence } from './evidence.ts';
import { vouchedCredentials } from './vouched.ts';

let town: Town;
let office: Office;
let clerk: Colleague;
const keys = () => new Map(checkpointPublicKeys().map((key) => [key.id, key.publicKey]));

beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  clerk = await office.takeOn('13800000001', [['clerk', office.branchId]]);
});
afterAll(() => town.close());

async function issue(): Promise<string> {
  const words = { kind: 'plaque' as const, text: '爱心共建单位' };
  const paper = { id: newId(), organisationId: office.branchId, holderOrganisationId: office.otherBranchId };
  return (await town.perform(contract.issueToOne, clerk.actor, { ...words, ...paper })).id;
}

async function download(credentialId: string): Promise<Evidence> {
  const answered = await town.house.performer.performFile({
    routeName: contract.downloadEvidence.name,
    input: { credentialId },
    actor: clerk.actor,
    place: town.place,
    locale: 'zh-CN',
    now: town.now(),
    caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
  });
  if (!answered.ok || !('bytes' in answered.file)) throw new Error('There is no file.');
  return JSON.parse(Buffer.from(answered.file.bytes).toString()) as Evidence;
}

async function signTheDay(): Promise<void> {
  const { tenantId } = town.place;
  const actor = { kind: 'system', tenantId, name: 'test' } as const;
  await town.house.listening.catchUp(town.place);
  await town.house.database.write(tenantId, (tx) =>
    signCheckpoints({ tx, actor, place: town.place, now: town.now(), newId }, { today: true }),
  );
}

describe('evidence of a paper', () => {
  it('is whole once the checkpoint of its day is signed, and needs only the file and a public key', async () => {
    const id = await issue();
    expect(verifyEvidence(await download(id), keys())).toEqual({ ok: false, why: 'not-in-a-checkpoint-yet' });
    for (let no = 0; no < 5; no += 1) await issue();
    await signTheDay();
    const evidence = await download(id);
    expect(verifyEvidence(evidence, keys())).toMatchObject({ ok: true, day: '2026-09-28', checkpointNo: '1' });
    expect(JSON.stringify(evidence)).not.toMatch(/赵某某|1380000/);
  });

  it('does not hold when anything in the file was changed', async () => {
    const id = await issue();
    await signTheDay();
    const text = JSON.stringify(await download(id));
    const changes: [(text: string) => string, string][] = [
      [(all) => all.replace('建设支部', '建设党委'), 'badge-differs-from-fact'],
      [(all) => all.replaceAll(/"documentSha256":"../g, '"documentSha256":"00'), 'badge-differs-from-fact'],
      [(all) => all.replace(/("at":"2026-)09/, '$108'), 'fact-differs-from-record'],
      [(all) => all.replace(/("path":\[")../, '$1ff'), 'fact-differs-from-record'],
      [(all) => all.replace('day 2026-09-28', 'day 2026-09-27'), 'checkpoint-not-signed'],
      [(all) => all.replace(/root sha256:../, 'root sha256:ff'), 'record-differs-from-checkpoint'],
    ];
    for (const [change, why] of changes) {
      expect(change(text)).not.toBe(text);
      expect(verifyEvidence(JSON.parse(change(text)) as Evidence, keys())).toEqual({ ok: false, why });
    }
    expect(verifyEvidence(JSON.parse(text) as Evidence, new Map())).toEqual({
      ok: false,
      why: 'checkpoint-not-signed',
    });
  });

  it('gives away a paper that was changed in the database', async () => {
    const id = await issue();
    await signTheDay();
    const look = () =>
      town.house.database.snapshot(town.place.tenantId, (tx) =>
        verifyTenant(tx, { keys: keys(), sources: rowSourcesOf([vouchedCredentials]), kept: [], since: undefined }),
      );
    expect((await look()).breaks).toEqual([]);
    await withClient(town.adminUrl, (client) =>
      client.query(
        `update credentials.credential set snapshot = jsonb_set(snapshot, '{holderName}', '"别人"') where id = $1`,
        [id],
      ),
    );
    expect((await look()).breaks[0]).toMatchObject({ table: 'credentials.credential', row: id });
  });
});
