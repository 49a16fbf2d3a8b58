import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promise, settle, walkToClosing } from '../../../../test/close-out.ts';
import { inOctober, openNewsroom, september, type Newsroom } from '../../../../test/newsroom.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { newId } from '../../../platform/server/ids.ts';
import { getFigure } from '../../figures/contract.ts';
import * as contract from '../contract.ts';

let town: Town;
let room: Newsroom;
let activityId: string;
const towns: Town[] = [];

/** A newsroom in a town of its own, for what counts from the first issue or the first activity. */
async function beginAnew() {
  const fresh = await openTown();
  towns.push(fresh);
  return { town: fresh, room: await openNewsroom(fresh) };
}

beforeAll(async () => {
  ({ town, room } = await beginAnew());
  activityId = await room.hold(21);
});
afterAll(async () => {
  for (const each of towns) {
    expect(await each.brokenInvariants()).toEqual([]);
    await each.close();
  }
});

type View = OutputOf<typeof contract.getBulletin>;
type Actor = Parameters<Town['ask']>[1];
const readIn = (where: Town, actor: Actor, bulletinId: string): Promise<View> =>
  where.perform(contract.getBulletin, actor, { bulletinId });
const read = (actor: Actor, bulletinId: string) => readIn(town, actor, bulletinId);
const textOf = ({ title, lead, paragraphs, distribution, copies }: View) => ({
  title,
  lead,
  paragraphs,
  distribution,
  copies,
});
const valueOf = (view: View, figureId: string) => view.figures.find((figure) => figure.figureId === figureId)?.text;
const refusalOf = (performed: Awaited<ReturnType<Town['ask']>>) => (performed.ok ? 'allowed' : performed.problem.code);

describe('a draft', () => {
  it('is written from the chosen activities, each with the record it tells of', async () => {
    const view = await read(room.editor, await room.draft([activityId]));
    expect(view).toMatchObject({ state: 'draft', issueNo: null, lead: expect.stringContaining('2026年9月') });
    expect(view.paragraphs).toMatchObject([
      {
        text: '9月21日，翠竹联合党委在翠竹社区开展“关爱老人”，2人次参加，志愿服务6小时。',
        source: { capability: 'activities', id: activityId },
      },
    ]);
    expect(view.figures.map(({ figureId, text, unit }) => [figureId, text, unit])).toEqual([
      ['persons', '2', '人'],
      ['service-minutes', '6', '小时'],
    ]);
  });

  it('is written from commitments too, with their ledger numbers', async () => {
    const settled = await settle(town);
    const { id, ledgerNo } = await promise(town, settled);
    await walkToClosing(town, settled, id);
    const editor = town.actor(newId(), [{ role: 'editor', organisationId: settled.ids.district }]);
    const period = { organisationId: settled.ids.district, from: '2026-10', to: '2026-10' };
    const material = await town.perform(contract.listMaterial, editor, period);
    expect(material.commitments.map((each) => each.id)).toEqual([id]);
    const bulletinId = newId();
    await town.perform(contract.draftBulletin, editor, {
      id: bulletinId,
      organisationId: settled.ids.district,
      title: '十月销号情况',
      commitmentIds: [id],
      figures: { ...september, figureIds: ['closed-commitments'] },
    });
    const [paragraph] = (await read(editor, bulletinId)).paragraphs;
    expect(paragraph?.text).toContain(`台账号${ledgerNo}`);
    expect(paragraph?.text).toContain('约定10盏，完成6盏');
  });

  it('tells of nothing that belongs to others, was not announced or is not there', async () => {
    const elsewhere = await settle(town);
    const { id: commitmentId } = await promise(town, elsewhere);
    const start = { organisationId: room.organisationId, title: '不该有的', figures: september };
    const ask = (more: { activityIds?: string[]; commitmentIds?: string[] }) =>
      town.ask(contract.draftBulletin, room.editor, { id: newId(), ...start, ...more });
    expect(refusalOf(await ask({ commitmentIds: [commitmentId] }))).toBe('material-not-found');
    expect(refusalOf(await ask({ activityIds: [newId()] }))).toBe('material-not-found');
    expect(refusalOf(await ask({}))).toBe('material-missing');
  });

  it('is measured again whenever it is edited, and only then', async () => {
    const { town, room } = await beginAnew();
    const first = await room.hold(22);
    const bulletinId = await room.draft([first]);
    await room.hold(23);
    const before = await readIn(town, room.editor, bulletinId);
    expect(valueOf(before, 'service-minutes')).toBe('6');
    await town.perform(contract.editBulletin, room.editor, { bulletinId, ...textOf(before), lead: '两次活动。' });
    const after = await readIn(town, room.editor, bulletinId);
    expect(after.lead).toBe('两次活动。');
    expect([valueOf(after, 'persons'), valueOf(after, 'service-minutes')]).toEqual(['4', '12']);
  });

  it('is not there for strangers, for clerks, or for editors of others', async () => {
    const bulletinId = await room.draft([activityId]);
    const others = [town.stranger, room.clerk, town.actor(newId(), [{ role: 'editor', organisationId: newId() }])];
    for (const actor of others) {
      expect(await town.ask(contract.getBulletin, actor, { bulletinId })).toMatchObject({
        problem: { status: 404, code: 'bulletin-not-found' },
      });
      const file = await town.house.http.fetch(
        new Request(`http://localhost/${town.place.slug}/api/bulletins/${bulletinId}/word`),
      );
      expect(file.status).toBe(404);
    }
    const { items } = await town.perform(contract.listBulletins, town.stranger, {});
    expect(items.map((item) => item.id)).not.toContain(bulletinId);
  });

  it('is drafted once under its id', async () => {
    const id = await room.draft([activityId]);
    const again = { id, organisationId: room.organisationId, title: '再来一次', figures: september };
    const asked = await town.ask(contract.draftBulletin, room.editor, { ...again, activityIds: [activityId] });
    expect(asked).toMatchObject({ problem: { status: 409, code: 'bulletin-already-drafted' } });
  });
});

describe('on the way to the signature', () => {
  it('a number of somebody stops it, and the place is named', async () => {
    const bulletinId = await room.draft([activityId]);
    const text = textOf(await read(room.editor, bulletinId));
    const [first] = text.paragraphs;
    const paragraphs = [first!, { id: newId(), text: '请联系王师傅，电话一三八一二三四五六七八', source: null }];
    await town.perform(contract.editBulletin, room.editor, { bulletinId, ...text, paragraphs });
    const asked = await town.ask(contract.submitBulletin, room.editor, { bulletinId });
    expect(asked).toMatchObject({
      problem: { status: 422, code: 'bulletin-holds-private-number', title: expect.stringContaining('第 2 段') },
    });
    expect(asked.ok ? [] : asked.problem.fields.map((field) => field.path)).toEqual(['paragraphs.1.text']);
    expect((await read(room.editor, bulletinId)).state).toBe('draft');
  });

  it('it comes back with a reason, is changed and handed in again', async () => {
    const bulletinId = await room.handIn([activityId]);
    await town.perform(contract.returnBulletin, room.signer, { bulletinId, reason: '请写明地点' });
    const back = await read(room.editor, bulletinId);
    expect(back).toMatchObject({ state: 'draft', returnReason: '请写明地点' });
    await town.perform(contract.editBulletin, room.editor, { bulletinId, ...textOf(back), lead: '在翠竹社区。' });
    await town.perform(contract.submitBulletin, room.editor, { bulletinId });
    expect(await read(room.signer, bulletinId)).toMatchObject({ state: 'submitted', returnReason: null });
    expect(refusalOf(await town.ask(contract.submitBulletin, room.editor, { bulletinId }))).toBe(
      'bulletin-not-in-this-state',
    );
  });

  it('neither its drafter nor anybody who changed its words signs it', async () => {
    const second = room.colleague('editor', 'signer');
    const drafter = town.actor(room.editor.personId, [
      ...room.editor.grants,
      { role: 'signer', organisationId: room.organisationId },
    ]);
    const bulletinId = await room.draft([activityId]);
    const text = textOf(await read(second, bulletinId));
    await town.perform(contract.editBulletin, second, { bulletinId, ...text, lead: '改过了。' });
    await town.perform(contract.submitBulletin, second, { bulletinId });
    for (const writer of [drafter, second]) {
      expect(await town.ask(contract.signOffBulletin, writer, { bulletinId })).toMatchObject({
        problem: { status: 403, code: 'bulletin-written-by-you' },
      });
    }
    const action = (await read(second, bulletinId)).actions.find((each) => each.action === 'sign-off');
    expect(action).toMatchObject({ allowed: false, because: expect.stringContaining('另一位签发人') });
    await town.perform(contract.signOffBulletin, room.signer, { bulletinId });
  });

  it('nobody signs or edits for an organisation that is not theirs', async () => {
    const bulletinId = await room.handIn([activityId]);
    const elsewhere = [{ role: 'signer' as const, organisationId: newId() }];
    const asked = await town.ask(contract.signOffBulletin, town.actor(newId(), elsewhere), { bulletinId });
    expect(asked).toMatchObject({ problem: { status: 403, code: 'bulletin-not-yours' } });
    expect(refusalOf(await town.ask(contract.signOffBulletin, room.editor, { bulletinId }))).toBe('role-missing');
  });
});

describe('signed', () => {
  it('it has number and day, is public, and cannot be changed', async () => {
    const { town, room } = await beginAnew();
    const bulletinId = await room.handIn([await room.hold(24)]);
    const late = { now: '2026-12-31T16:30:00.000Z' };
    const signed = await town.perform(contract.signOffBulletin, room.signer, { bulletinId }, late);
    // Half past midnight in China: the day and the year of the signature count there.
    expect(signed).toMatchObject({ state: 'published', issueNo: 1, totalNo: 1, issuedOn: '2027-01-01' });
    const view = await readIn(town, town.stranger, bulletinId);
    expect(view).toMatchObject({ issueNo: 1, issuedOn: '2027-01-01', actions: [], returnReason: null });
    expect(JSON.stringify(view)).not.toContain(room.signer.personId);
    const { items } = await town.perform(contract.listBulletins, town.stranger, { limit: 100 });
    expect(items.map((item) => item.id)).toContain(bulletinId);
    const address = `http://localhost/${town.place.slug}/api/bulletins/${bulletinId}/word`;
    const file = await town.house.http.fetch(new Request(address));
    expect(file.headers.get('content-type')).toContain('wordprocessingml');
    expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain('同心简报2027年第1期.docx');
    expect([...new Uint8Array(await file.arrayBuffer()).slice(0, 2)]).toEqual([0x50, 0x4b]);
    const edited = await town.ask(contract.editBulletin, room.editor, { bulletinId, ...textOf(view) });
    expect(refusalOf(edited)).toBe('bulletin-not-in-this-state');
  });

  it('its figures stay while the figure itself moves on', async () => {
    const { town, room } = await beginAnew();
    const bulletinId = await room.handIn([await room.hold(24)]);
    await town.perform(contract.signOffBulletin, room.signer, { bulletinId });
    const { organisationId } = room;
    const live = () =>
      town.perform(getFigure, town.stranger, { figureId: 'service-minutes', organisationId, ...period });
    const period = { from: '2026-09', to: '2026-09' };
    expect((await live()).text).toBe('6');
    await room.hold(25);
    expect((await live()).text).toBe('12');
    const view = await readIn(town, town.stranger, bulletinId);
    expect(valueOf(view, 'service-minutes')).toBe('6');
    expect(view.figures[0]?.measuredAt).toBe(inOctober);
  });

  /**
   * Seen to fail with `takeNumber` reading the number first and writing it back afterwards, without the lock that the
   * one statement takes: the signatures then ended in the constraint `total_no_given_once` instead of in a number.
   */
  it('at the same moment as others, each still has a number of its own and none is left out', async () => {
    const { town, room } = await beginAnew();
    const held = await room.hold(24);
    const ids: string[] = [];
    for (let index = 0; index < 8; index += 1) ids.push(await room.handIn([held], `九月情况之${index + 1}`));
    const refusedOne = await room.draft([held]);
    const signed = await Promise.all(
      ids.map((bulletinId) => town.perform(contract.signOffBulletin, room.colleague('signer'), { bulletinId })),
    );
    const tooSoon = await town.ask(contract.signOffBulletin, room.signer, { bulletinId: refusedOne });
    expect(refusalOf(tooSoon)).toBe('bulletin-not-in-this-state');
    const numbers = signed.map(({ issueNo, totalNo }) => [issueNo, totalNo]).toSorted(([a = 0], [b = 0]) => a - b);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((no) => [no, no]));
    // The number of the year begins anew, the number of all issues goes on.
    const bulletinId = await room.handIn([held]);
    const newYear = { now: '2027-01-15T02:00:00.000Z' };
    expect(await town.perform(contract.signOffBulletin, room.signer, { bulletinId }, newYear)).toMatchObject({
      issueNo: 1,
      totalNo: 9,
    });
  });

  it('twice by the same press, it has one number', async () => {
    const bulletinId = await room.handIn([activityId]);
    const key = newId();
    const press = () => town.ask(contract.signOffBulletin, room.signer, { bulletinId }, { key });
    const [first, second] = await Promise.all([press(), press()]);
    expect(first).toEqual(second);
    expect(first.ok).toBe(true);
  });
});
