/** Something that happened, in the past tense. Stored with the write that caused it; never holds personal data. */
export type Fact = {
  readonly name: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly detail: Readonly<Record<string, unknown>>;
};

export type Allowed<Value> = { readonly ok: true; readonly value: Value; readonly facts: readonly Fact[] };

/**
 * A refusal names a state of the world. `field` points at the input that caused it; `detail` fills its sentence.
 * What a refused write did is undone, unless the refusal itself must be remembered, as a failed sign-in must
 * (SEC-14): then it carries `facts`, and they are kept together with what was written.
 */
export type Refused<Refusal extends string> = {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly field?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
  readonly facts?: readonly Fact[];
};

/** What a rule returns: the new value with the facts that tell of it, or the reason why not. */
export type Decision<Value, Refusal extends string = string> = Allowed<Value> | Refused<Refusal>;

export function allow<Value>(value: Value, ...facts: readonly Fact[]): Allowed<Value> {
  return { ok: true, value, facts };
}

export function refuse<Refusal extends string>(
  refusal: Refusal,
  more: Omit<Refused<Refusal>, 'ok' | 'refusal'> = {},
): Refused<Refusal> {
  return { ok: false, refusal, ...more };
}

/** The same decision with another value: what a handler answers is seldom what a rule decided. */
export function mapDecision<From, To, Refusal extends string>(
  decision: Decision<From, Refusal>,
  change: (value: From) => To,
): Decision<To, Refusal> {
  return decision.ok ? { ...decision, value: change(decision.value) } : decision;
}
