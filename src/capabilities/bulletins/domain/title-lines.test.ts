import { describe, expect, it } from 'vitest';
import { titleLines } from './title-lines.ts';

describe('the title of a bulletin', () => {
  it('stays on one line while it fits', () => {
    expect(titleLines('认领的事办了多少：六月、七月情况')).toEqual(['认领的事办了多少：六月、七月情况']);
  });
  it('breaks into two lines of unlike length, between words and never inside one of ours', () => {
    expect(titleLines('东营港经济开发区第三季度党建共建和志愿服务工作情况')).toEqual([
      '东营港经济开发区第三季度',
      '党建共建和志愿服务工作情况',
    ]);
    expect(titleLines('2026年上半年党建共建、志愿服务、应急救护培训工作情况')).toEqual([
      '2026年上半年党建共建、',
      '志愿服务、应急救护培训工作情况',
    ]);
  });
  it('breaks rather after a mark than in the middle of a phrase', () => {
    expect(titleLines('把群众的小事一件一件办到底：幸福社区公益智库半年情况')).toEqual([
      '把群众的小事一件一件办到底：',
      '幸福社区公益智库半年情况',
    ]);
  });
  it('never begins a line with a closing mark nor ends one with an opening mark', () => {
    const lines = titleLines(
      '罗湖水贝“血脉传承·情系公益”（第二季度）党建共建与“爱满水贝”无偿献血志愿服务活动综合情况通报',
    );
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).not.toMatch(/^[”）：，、]|[“（]$/);
    expect(lines[1]?.length).toBeGreaterThanOrEqual(lines[0]?.length ?? 99);
  });
  it('takes the longest title the form allows', () => {
    const lines = titleLines('共建'.repeat(40));
    expect(lines.join('')).toBe('共建'.repeat(40));
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(19);
  });
});
