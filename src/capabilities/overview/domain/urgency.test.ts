import { describe, expect, it } from 'vitest';
import { byUrgency } from './urgency.ts';

describe('what waits today', () => {
  it('stands with the late first and the undated last', () => {
    const due = [
      { id: 'c', dueOn: null },
      { id: 'b', dueOn: '2026-10-02' },
      { id: 'd', dueOn: '2026-10-02' },
      { id: 'a', dueOn: '2026-09-23' },
    ];
    expect(due.toSorted(byUrgency).map((item) => item.id)).toEqual(['a', 'b', 'd', 'c']);
  });
});
