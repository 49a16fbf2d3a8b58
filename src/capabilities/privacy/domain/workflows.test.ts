import { describe, expect, it } from 'vitest';
import type { Workflow } from '../../../kernel/transitions.ts';
import { consentWorkflow, ConsentState } from './consents.ts';
import { ErasureState, erasureWorkflow } from './erasures.ts';
import { MinorAccessState, minorAccessWorkflow } from './minors.ts';
import { RequestState, requestWorkflow } from './requests.ts';

type Any = Workflow<string, string, string>;
const workflows: readonly (readonly [Any, readonly string[]])[] = [
  [consentWorkflow as Any, ConsentState.options],
  [erasureWorkflow as Any, ErasureState.options],
  [requestWorkflow as Any, RequestState.options],
  [minorAccessWorkflow as Any, MinorAccessState.options],
];

function reachable(flow: Any, from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const row of flow.transitions) if (row.from.includes(from)) reachable(flow, row.to, seen);
  return seen;
}

describe.each(workflows.map(([flow, states]) => [flow.name, flow, states] as const))('%s', (_name, flow, states) => {
  it('reaches every state from its start', () => {
    expect([...reachable(flow, flow.start)].sort()).toEqual([...states].sort());
  });
  it('has no dead end: every state leads to an end', () => {
    for (const state of states) {
      const ends = [...reachable(flow, state)].filter((each) => flow.ends.includes(each));
      expect(ends.length, state).toBeGreaterThan(0);
    }
  });
});
