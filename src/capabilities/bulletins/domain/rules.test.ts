import { describe, expect, it } from 'vitest';
import type { PersonActor, Role } from '../../../kernel/actor.ts';
import type { Bulletin } from './model.ts';
import { periodText, tellActivity, tellCommitment } from './paragraphs.ts';
import { edit, giveBack, maySee, signOff, submit } from './rules.ts';

const issuer = { id: 'town', lineage: ['town'] };
const person = (personId: string, ...roles: Role[]): PersonActor => ({
  kind: 'person',
  tenantId: 't',
  personId,
  sessionId: 's',
  grants: roles.map((role) => ({ role, organisationId: 'town' })),
});
const editor = person('editor', 'editor');
const signer = person('signer', 'signer');
const both = person('editor', 'editor', 'signer');

const draft: Bulletin = {
  id: 'b',
  organisationId: 'town',
  title: '第三季度共建情况',
  lead: '九月，各单位按约定办理。',
  paragraphs: [{ id: 'p', text: '9月18日，社区开展义诊。', source: null }],
  distribution: { report: '', send: '', issue: '' },
  copies: 0,
  state: 'draft',
  figures: [],
  draftedBy: 'editor',
  draftedAt: '2026-09-20T00:00:00.000Z',
  editedBy: [],
  returnReason: null,
  signedBy: null,
  issueNo: null,
  totalNo: null,
  issuedOn: null,
};
const matter = (more: Partial<Bulletin> = {}) => ({ bulletin: { ...draft, ...more }, issuer });
const numbers = { issueNo: 3, totalNo: 12 };

describe('a bulletin', () => {
  it('goes from draft through submission to a signature that gives number and day', () => {
    const submitted = submit(editor, matter());
    expect(submitted.ok && submitted.value.state).toBe('submitted');
    const signed = signOff(signer, matter({ state: 'submitted' }), numbers, '2026-09-30T17:00:00.000Z');
    expect(signed.ok && signed.value).toMatchObject({
      state: 'published',
      issueNo: 3,
      totalNo: 12,
      issuedOn: '2026-10-01',
    });
  });
  it('is never signed by the one who drafted it', () => {
    expect(signOff(both, matter({ state: 'submitted' }), numbers, '2026-09-30T00:00:00.000Z')).toMatchObject({
      refusal: 'bulletin-written-by-you',
    });
  });
  it('is never signed by one who changed its words', () => {
    const second = person('second', 'editor', 'signer');
    const edited = edit(second, matter(), draft, []);
    expect(edited.ok && edited.value.editedBy).toEqual(['second']);
    const submitted = matter({ state: 'submitted', editedBy: ['second'] });
    expect(signOff(second, submitted, numbers, '2026-09-30T00:00:00.000Z')).toMatchObject({
      refusal: 'bulletin-written-by-you',
    });
  });
  it('is not submitted while its text holds a telephone number, and says where', () => {
    const paragraphs = [{ id: 'p', text: '请联系13812345678', source: null }];
    expect(submit(editor, matter({ paragraphs }))).toMatchObject({
      refusal: 'bulletin-holds-private-number',
      field: 'paragraphs.0.text',
    });
  });
  it('is not submitted while a copy would go to a private address', () => {
    const distribution = { report: '', send: 'wang.wu@example.com', issue: '' };
    expect(submit(editor, matter({ distribution }))).toMatchObject({ field: 'distribution.send' });
  });
  it('comes back to the editor with a reason', () => {
    const back = giveBack(signer, matter({ state: 'submitted' }), '第二段请写明地点');
    expect(back.ok && back.value).toMatchObject({ state: 'draft', returnReason: '第二段请写明地点' });
  });
  it('cannot be edited once published', () => {
    expect(edit(editor, matter({ state: 'published' }), draft, [])).toMatchObject({
      refusal: 'bulletin-not-in-this-state',
    });
  });
  it('is seen by strangers only when published', () => {
    const stranger = { kind: 'stranger', tenantId: 't' } as const;
    expect(maySee(stranger, matter())).toBe(false);
    expect(maySee(stranger, matter({ state: 'published' }))).toBe(true);
  });
});

describe('the paragraphs made from records', () => {
  it('tell the day, the host, the place, the people and the hours', () => {
    expect(
      tellActivity({
        title: '“红医”义诊',
        startsAt: '2026-09-18T01:00:00.000Z',
        placeText: '社区广场',
        organisationName: '幸福社区',
        presentCount: 26,
        serviceMinutes: 6240,
      }),
    ).toBe('9月18日，幸福社区在社区广场开展“‘红医’义诊”，26人次参加，志愿服务104小时。');
  });
  it('tell whether a promise is closed, with its ledger number', () => {
    const promise = {
      ledgerNo: 'DYG-2026-0007',
      title: '公益凉亭',
      providerName: '港区建设公司党支部',
      requesterName: '幸福社区',
      state: 'closed' as const,
      quantity: { amount: 2, unit: '座' },
      fulfilledAmount: 2,
      closedOn: '2026-09-20',
      dueOn: '2026-09-30',
    };
    expect(tellCommitment(promise)).toBe(
      '港区建设公司党支部承诺的“公益凉亭”（2座，台账号DYG-2026-0007）经幸福社区验收，已于9月20日销号。',
    );
    expect(tellCommitment({ ...promise, fulfilledAmount: 1 })).toContain('（约定2座，完成1座，');
    const open = { ...promise, closedOn: null, fulfilledAmount: 0 };
    expect(tellCommitment({ ...open, state: 'in-progress' })).toContain('正在办理，约定9月30日前完成');
    expect(tellCommitment({ ...open, state: 'accepted' })).toContain('已由幸福社区验收，待销号');
    expect(tellCommitment({ ...open, state: 'reopened' })).toContain('回访后重新办理');
  });
  it('name the months as official papers do', () => {
    expect(periodText('2026-07', '2026-07')).toBe('2026年7月');
    expect(periodText('2026-06', '2026-07')).toBe('2026年6月至7月');
    expect(periodText('2025-12', '2026-01')).toBe('2025年12月至2026年1月');
  });
});
