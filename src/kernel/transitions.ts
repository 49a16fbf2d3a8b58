/**
 * A workflow as a table: each row says from which states an action leads where, who may take it, which facts must be
 * there, and what it leaves. Buttons, refusals, diagrams and the model check all read the same rows.
 */
export type Transition<State extends string, Action extends string, Party extends string> = {
  readonly from: readonly State[];
  readonly action: Action;
  readonly to: State;
  readonly by: readonly Party[];
  readonly needs?: readonly string[];
};

export type Workflow<State extends string, Action extends string, Party extends string> = {
  readonly name: string;
  /** The rule's id in the domain's rule book, e.g. `W3`. */
  readonly rule: string;
  readonly start: State;
  readonly ends: readonly State[];
  readonly transitions: readonly Transition<State, Action, Party>[];
};

export function workflow<State extends string, Action extends string, Party extends string>(
  definition: Workflow<State, Action, Party>,
): Workflow<State, Action, Party> {
  return definition;
}

/** The row for an action in a state; undefined when the state does not know the action. */
export function transitionFor<State extends string, Action extends string, Party extends string>(
  flow: Workflow<State, Action, Party>,
  state: State,
  action: Action,
): Transition<State, Action, Party> | undefined {
  return flow.transitions.find((row) => row.action === action && row.from.includes(state));
}

/** The actions a state knows, in the order of the table. */
export function actionsIn<State extends string, Action extends string, Party extends string>(
  flow: Workflow<State, Action, Party>,
  state: State,
): readonly Action[] {
  return [...new Set(flow.transitions.filter((row) => row.from.includes(state)).map((row) => row.action))];
}
