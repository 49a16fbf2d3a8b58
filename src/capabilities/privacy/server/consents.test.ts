import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lastCode, openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { newId } from '../../../platform/server/ids.ts';
import { requestCode, signInWithCode } from '../../access/contract.ts';
import * as consents from '../contract/consents.ts';
import * as notices from '../contract/notices.ts';
import type { ConsentPurpose } from '../domain/consents.ts';
import { hasConsent } from './door.ts';

let town: Town;
let office: Office;
let officer: Colleague;
let phone = 13_800_007_000;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  officer = await office.takeOn(String((phone += 1)), [['privacy-officer', office.rootId]]);
});
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));
afterAll(() => town.close());

const somebody = () => office.takeOn(String((phone += 1)));
const give = async (who: Colleague, purpose: ConsentPurpose, noticeVersion = 1) => {
  const id = newId();
  await town.perform(consents.giveConsent, who.actor, { id, purpose, noticeVersion });
  return id;
};
const stands = (who: Colleague, purpose: ConsentPurpose) =>
  town.house.database.read(town.place.tenantId, (tx) =>
    hasConsent(tx, { personId: who.actor.personId }, purpose, town.now()),
  );

describe('consents', () => {
  it('are given by purpose and withdrawn in one press; higher floors ask at the door', async () => {
    const who = await somebody();
    expect(await stands(who, 'photo')).toBe(false);
    const id = await give(who, 'photo');
    expect(await stands(who, 'photo')).toBe(true);
    expect(await stands(who, 'publish-name')).toBe(false);
    await town.perform(consents.withdrawConsent, who.actor, { consentId: id });
    expect(await stands(who, 'photo')).toBe(false);
    const mine = await town.perform(consents.listMyConsents, who.actor, {});
    expect(mine.items).toMatchObject([{ id, state: 'withdrawn' }]);
    expect(mine.open.map((open) => open.purpose)).toContain('photo');
  });

  it('begin with the box that is ticked when somebody registers', async () => {
    const newcomer = String((phone += 1));
    const { ticket } = await town.perform(requestCode, town.stranger, { phone: newcomer });
    const sent = { ticket, code: lastCode(newcomer), name: '新来的人', agreed: true } as const;
    const { personId } = await town.perform(signInWithCode, town.stranger, sent);
    const mine = await town.perform(consents.listMyConsents, town.actor(personId ?? ''), {});
    expect(mine.items).toMatchObject([{ purpose: 'account-and-service', state: 'given', givenBy: 'self' }]);
  });

  it('are not withdrawn by somebody else', async () => {
    const who = await somebody();
    const id = await give(who, 'photo');
    const other = await somebody();
    expect(await town.ask(consents.withdrawConsent, other.actor, { consentId: id })).toMatchObject({
      problem: { status: 403, code: 'consent-not-yours' },
    });
    await town.perform(consents.withdrawConsent, officer.actor, { consentId: id });
  });

  it('of one purpose given twice at the same moment stand once', async () => {
    const who = await somebody();
    const asked = await Promise.all(
      Array.from({ length: 6 }, () =>
        town.ask(consents.giveConsent, who.actor, { id: newId(), purpose: 'photo', noticeVersion: 1 }),
      ),
    );
    expect(asked.filter((each) => each.ok)).toHaveLength(1);
    const refused = asked.flatMap((each) => (each.ok ? [] : each.problem.code));
    expect(new Set(refused)).toEqual(new Set(['consented-already']));
  });

  it('are listed for the privacy officer with masked names only', async () => {
    await give(await somebody(), 'publish-name');
    const list = await town.perform(consents.listConsents, officer.actor, { purpose: 'publish-name' });
    expect(list.items[0]).toMatchObject({ purpose: 'publish-name', maskedName: '赵**', state: 'given' });
    expect(JSON.stringify(list)).not.toContain('赵某某');
  });

  it('end with the last day they were given for', async () => {
    const who = await somebody();
    const id = await give(who, 'photo');
    await town.house.database.write(town.place.tenantId, (tx) =>
      tx.query('update privacy.consent set expires_on = $3 where tenant_id = $1 and id = $2', [
        tx.tenantId,
        id,
        '2026-09-27',
      ]),
    );
    expect(await stands(who, 'photo')).toBe(false);
    await town.runRounds();
    const mine = await town.perform(consents.listMyConsents, who.actor, {});
    expect(mine.items[0]?.state).toBe('expired');
  });
});

describe('notices', () => {
  it('every place begins with, in both languages', async () => {
    const list = await town.perform(notices.listNotices, town.stranger, {});
    expect(list.items.map((item) => [item.kind, item.version, item.isInForce])).toHaveLength(4);
    const general = await town.perform(notices.getNotice, town.stranger, { kind: 'general' });
    expect(general.text.points.handler).toContain(town.place.name['zh-CN']);
    expect(JSON.stringify(general)).not.toContain('{place}');
  });

  it('of a new version replace the old one from their day, and consents are asked for anew', async () => {
    const who = await somebody();
    await give(who, 'blood-publicity');
    const desk = await town.perform(notices.listNoticesForDesk, officer.actor, {});
    const texts = desk.items.find((item) => item.kind === 'blood-publicity')?.texts;
    if (!texts) throw new Error('No notice is shipped.');
    const id = newId();
    await town.perform(notices.draftNotice, officer.actor, { id, kind: 'blood-publicity', texts });
    expect(
      (await town.perform(notices.listNotices, town.stranger, {})).items.filter((item) => item.version > 1),
    ).toEqual([]);
    await town.perform(notices.publishNotice, officer.actor, { draftId: id, inForceOn: '2026-09-28' });
    expect(await town.ask(notices.reviseNotice, officer.actor, { draftId: id, texts })).toMatchObject({
      problem: { code: 'notice-in-force' },
    });
    const asked = { id: newId(), purpose: 'blood-publicity', noticeVersion: 1 } as const;
    expect(await town.ask(consents.giveConsent, who.actor, asked)).toMatchObject({
      problem: { code: 'notice-changed' },
    });
    await give(who, 'blood-publicity', 2);
    const mine = await town.perform(consents.listMyConsents, who.actor, {});
    expect(mine.items.map((item) => [item.noticeVersion, item.state])).toEqual([
      [2, 'given'],
      [1, 'superseded'],
    ]);
  });
});
