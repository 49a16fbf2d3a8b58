import { describe, expect, test } from 'vitest';
import { zhCN } from '../messages/zh-CN.ts';
import { isOverdue, lastFollowUp, waitingFor } from './due.ts';
import { CommitmentState, type Matter } from './model.ts';
import * as rules from './rules.ts';
import {
  asMatter,
  coordinator,
  firstDay,
  made,
  matterIn,
  occasionOn,
  play,
  provider,
  requester,
  valueOf,
} from './test-cast.ts';
import { threadOf } from './thread.ts';

const tell = (matter: Matter, today = '2026-06-26') =>
  threadOf(matter, { words: zhCN.thread, today, providerName: '供电所', requesterName: '幸福社区' });
const drawn = (matter: Matter, today?: string) =>
  tell(matter, today).map(({ label, note, state }) =>
    `${{ done: '●', next: '○', 'to-come': '·' }[state]} ${label} ${note}`.trim(),
  );

describe('the red thread', () => {
  test('of a claim that waits for its answer', () => {
    expect(drawn(matterIn('proposed'))).toEqual([
      '● 列入需求 幸福社区',
      '● 认领 06-25 供电所',
      '○ 答复认领 06-28 前',
      '· 实施',
      '· 报告完成',
      '· 验收',
      '· 销号',
      '· 回访',
    ]);
  });

  test('of work that was reported', () => {
    expect(drawn(matterIn('reported'))).toEqual([
      '● 列入需求 幸福社区',
      '● 认领 06-25 供电所',
      '● 实施 06-25 已兑现 1 盏',
      '● 报告完成 06-25 附凭据 1 件',
      '○ 验收 07-02 前',
      '· 销号',
      '· 回访',
    ]);
  });

  test('of a clause signed last year, told with the year', () => {
    const matter = made({ startsAs: 'committed', origins: [{ capability: 'agreements', id: 'x' }] });
    expect(drawn(matter, '2027-01-05').slice(0, 2)).toEqual([
      '● 协议条款 2026-06-25 供电所',
      '○ 实施 应于 2026-07-31，已逾期',
    ]);
  });

  test('of a matter that was closed and reopened shows both', () => {
    expect(drawn(play(matterIn('closed'), [requester, 'reopen']))).toEqual([
      '● 列入需求 幸福社区',
      '● 认领 06-25 供电所',
      '● 销号 06-25',
      '● 重新办理 06-25',
      '○ 报告完成 07-25 前',
      '· 验收',
      '· 销号',
      '· 回访',
    ]);
  });

  test('ends where it ended', () => {
    expect(drawn(matterIn('declined')).at(-1)).toBe('● 未接受 06-25');
    expect(drawn(matterIn('released')).at(-1)).toBe('● 退回 06-25');
    const afterFollowUp = play(matterIn('closed'), [coordinator, 'follow-up', '2026-07-25T02:00:00.000Z']);
    expect(drawn(afterFollowUp, '2026-07-25').at(-1)).toBe('● 回访 07-25');
  });

  test.each(CommitmentState.options)(
    'in %s has at most one knot that is waited for, after all that is done',
    (state) => {
      const knots = tell(matterIn(state)).map((knot) => knot.state);
      expect(knots.filter((each) => each === 'next').length).toBe(waitingFor(matterIn(state)) ? 1 : 0);
      const order = ['done', 'next', 'to-come'];
      expect(knots).toEqual([...knots].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
    },
  );
});

const bad = { action: 'follow-up', result: 'bad' } as const;

describe('what is waited for', () => {
  test('goes from the work to what the report lacks', () => {
    const started = play(made({ startsAs: 'committed' }), [provider, 'start']);
    expect(waitingFor(started)).toMatchObject({ action: 'record-fulfilment', by: ['provider'], dueOn: '2026-07-31' });
    const recorded = play(started, [provider, 'record-fulfilment']);
    expect(waitingFor(recorded)?.action).toBe('add-evidence');
    expect(waitingFor(play(recorded, [provider, 'add-evidence']))?.action).toBe('report-done');
  });

  test('has a day of its own for each who is waited for', () => {
    expect(waitingFor(matterIn('reported'))?.dueOn).toBe('2026-07-02');
    expect(waitingFor(matterIn('accepted'))?.dueOn).toBe('2026-07-02');
    expect(waitingFor(matterIn('closed'))).toMatchObject({ action: 'follow-up', dueOn: '2026-07-25' });
  });

  test('is nothing more once someone has looked again', () => {
    const looked = play(matterIn('closed'), [requester, 'follow-up']);
    expect(lastFollowUp(looked)?.result).toBe('good');
    expect(waitingFor(looked)).toBeNull();
  });

  test('is reopening when the second look found it bad', () => {
    const looked = valueOf(rules.takeStep(requester, matterIn('closed'), bad, occasionOn(firstDay))).commitment;
    expect(waitingFor(looked)).toMatchObject({
      action: 'reopen',
      by: ['requester', 'coordinator'],
      dueOn: '2026-07-02',
    });
    expect(drawn(asMatter(looked)).slice(-2)).toEqual(['● 回访 06-25', '○ 重新办理 07-02 前']);
  });

  test('is overdue only while it is with the provider', () => {
    expect(isOverdue(matterIn('in-progress'), '2026-07-31')).toBe(false);
    expect(isOverdue(matterIn('in-progress'), '2026-08-01')).toBe(true);
    expect(isOverdue(matterIn('reported'), '2026-08-01')).toBe(false);
  });
});
